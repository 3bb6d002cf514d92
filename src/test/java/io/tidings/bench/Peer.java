package io.tidings.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server to be measured, as a folder of {@code bench/peers} describes it: {@code peer.properties}, and the commands
 * {@code build}, {@code run PORT} and {@code version}. {@code bench/peers/README.md} has the contract.
 *
 * @param api the path of {@code publish} in its server API; empty where it has none
 * @param jvm whether it runs in a JVM, so that its heap can be weighed
 * @param standsInFor the name of the peer that makes this one needless where it can be had; empty where there is none
 */
record Peer(
        String name,
        Path folder,
        String title,
        Dialect dialect,
        String path,
        String api,
        List<String> needs,
        boolean jvm,
        String standsInFor) {

    /** A peer that is built once and for all may have to fetch a toolchain's libraries first. */
    private static final long BUILD_MINUTES = 10;

    /** The order in which peers are measured and shown; others follow by name. A stand-in comes after who it stands for. */
    private static final List<String> ORDER =
            List.of("tidings", "naive", "gin", "gin-joined", "centrifugo", "centrifuge");

    /** All peers in this folder. */
    static List<Peer> in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.exists(entry.resolve("peer.properties")))
                    .map(Peer::read)
                    .sorted(Comparator.comparing((Peer peer) -> rank(peer.name)).thenComparing(Peer::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int rank(String name) {
        int place = ORDER.indexOf(name);
        return place < 0 ? ORDER.size() : place;
    }

    static Peer read(Path folder) {
        var properties = new Properties();
        try (var in = Files.newInputStream(folder.resolve("peer.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = folder.getFileName().toString();
        String needs = properties.getProperty("needs", "").strip();
        return new Peer(
                name,
                folder.toAbsolutePath(),
                properties.getProperty("title", name),
                Dialect.of(properties.getProperty("dialect", "plain")),
                properties.getProperty("path", "/"),
                properties.getProperty("api", ""),
                needs.isEmpty() ? List.of() : List.of(needs.split("\\s+")),
                properties.getProperty("jvm", "no").equals("yes"),
                properties.getProperty("stands-in-for", ""));
    }

    /** Builds it; says in one line why that was not possible, or nothing when it was. */
    Optional<String> build(Path log) {
        for (String command : needs) {
            if (Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .noneMatch(place -> Files.isExecutable(Path.of(place, command)))) {
                return Optional.of("`" + command + "` is not installed");
            }
        }
        try {
            var process = new ProcessBuilder(folder.resolve("build").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return Optional.of("its build took longer than " + BUILD_MINUTES + " minutes");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of("its build failed: " + lastLine(log));
        } catch (IOException e) {
            return Optional.of("its build did not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static String lastLine(Path log) throws IOException {
        var lines = Files.readAllLines(log).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    /** One line of names and versions, or {@code unknown}. */
    String version() {
        try {
            var process = new ProcessBuilder(folder.resolve("version").toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.inputReader()) {
                String line = out.readLine();
                return line == null || line.isBlank() ? "unknown" : line.strip();
            }
        } catch (IOException e) {
            return "unknown";
        }
    }
}
