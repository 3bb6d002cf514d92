package io.tidings.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An Open Liberty of a test's own, with {@code openliberty-config/server.xml}. Maven has unpacked it in
 * {@code target/openliberty}, which stays as it is: each server has a user folder of its own, with the WAR in it.
 */
final class OpenLibertyServer extends ServerProcess {

    private static final String NAME = "tidings";
    private static final Path BIN = Path.of("target", "openliberty", "bin", "tools");
    private static final Path MODULES = Path.of("target", "openliberty", "lib", "platform", "java", "java9.options");

    private OpenLibertyServer(Map<String, String> stronger) {
        super("openliberty", CONFIGURATION, stronger);
        try {
            Path apps = Files.createDirectories(
                    home.resolve("servers").resolve(NAME).resolve("apps"));
            Files.copy(Path.of("openliberty-config", "server.xml"), apps.resolveSibling("server.xml"));
            Files.copy(Path.of("target", "tidings.war"), apps.resolve("tidings.war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server on a free port, with {@code it.properties} and what is given here, which is stronger. */
    static OpenLibertyServer start(Map<String, String> stronger) {
        var server = new OpenLibertyServer(stronger);
        server.start();
        return server;
    }

    /** What its own script runs for {@code server run}; that is a process between, which would not take the server along. */
    @Override
    List<String> command() {
        var command = new ArrayList<>(List.of(
                java(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // half the processor time of a start
                "-javaagent:" + BIN.resolve("ws-javaagent.jar"),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + home.resolve("tmp").toAbsolutePath(),
                "-Dopenliberty.port=" + port,
                "@" + propertiesAsArguments()));
        if (Files.exists(MODULES)) {
            command.add("@" + MODULES);
        }
        command.addAll(List.of("-jar", BIN.resolve("ws-server.jar").toString(), NAME));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of("WLP_USER_DIR", home.toAbsolutePath().toString());
    }

    @Override
    boolean isUp(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("CWWKF0011I")); // ready to run
    }

    @Override
    boolean hasLoaded(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("CWWKZ0001I") && line.contains(NAME)); // started
    }
}
