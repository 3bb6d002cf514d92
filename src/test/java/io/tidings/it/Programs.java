package io.tidings.it;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The programs that run what the documentation shows, and the Debian packages that have them; bin/test installs these. */
final class Programs {

    private static final Map<String, String> PACKAGES =
            Map.of("curl", "curl", "python3", "python3", "node", "nodejs", "php", "php-cli");

    private Programs() {}

    /** Fails, and says what installs it, where this program is missing. */
    static void require(String program) {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (!there) {
            throw new AssertionError(
                    program + " is not installed: apt-get install " + PACKAGES.get(program) + ", as bin/test does");
        }
    }
}
