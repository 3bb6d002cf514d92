package io.tidings.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as Maven built it, and the folder in which a server under test keeps its files. */
final class BuiltWar {

    static final Path DIRECTORY = Path.of("target", "it");

    private BuiltWar() {}

    /** The folder, which is there from now on. */
    static Path directory() {
        try {
            return Files.createDirectories(DIRECTORY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WebArchive asBuilt() {
        Path war = Path.of("target", "tidings.war");
        if (!Files.exists(war)) {
            throw new IllegalStateException(war + " is missing: mvn package builds it");
        }
        return ShrinkWrap.create(ZipImporter.class, "tidings.war")
                .importFrom(war.toFile())
                .as(WebArchive.class);
    }

    /** Writes what bin/serve logs into a file, with one line that is stronger. */
    static Path logging(Path file, String key, String value) {
        var logging = new Properties();
        try (var in = Files.newInputStream(Path.of("payara-config", "logging.properties"))) {
            logging.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        logging.put(key, value);
        try (var out = Files.newOutputStream(file)) {
            logging.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /**
     * Writes {@code target/it/logging.properties}: what bin/serve logs, and all of it into a file besides, because
     * Arquillian's adapter keeps the console to itself.
     */
    static ServerLog loggingTo(String name) {
        var log = new ServerLog(DIRECTORY.resolve(name));
        var logging = new Properties();
        try {
            Files.createDirectories(DIRECTORY.resolve("tmp"));
            try (var in = Files.newInputStream(Path.of("payara-config", "logging.properties"))) {
                logging.load(in);
            }
            logging.merge("handlers", "java.util.logging.FileHandler", (a, b) -> a + "," + b);
            logging.put("java.util.logging.FileHandler.pattern", log.file().toString());
            logging.put("java.util.logging.FileHandler.formatter", "java.util.logging.SimpleFormatter");
            try (var out = Files.newOutputStream(DIRECTORY.resolve("logging.properties"))) {
                logging.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return log;
    }
}
