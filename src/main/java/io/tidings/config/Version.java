package io.tidings.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of Tidings this is, as the build wrote it. */
public final class Version {

    private static final String TEXT = read();

    private Version() {}

    /** For example {@code 0.1.0-SNAPSHOT}. */
    public static String text() {
        return TEXT;
    }

    private static String read() {
        try (InputStream stream = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
