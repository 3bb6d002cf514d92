package io.tidings.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Payara Micro of a test's own, started with {@code payara-config/micro.args}. */
public final class MicroServer extends ServerProcess {

    private final boolean tls;

    private MicroServer(Path file, Map<String, String> stronger, boolean tls) {
        super("micro", file, stronger);
        this.tls = tls;
    }

    /** Starts a server on a free port, with {@code it.properties} and what is given here, which is stronger. */
    static MicroServer start(Map<String, String> stronger) {
        return start(CONFIGURATION, stronger, false);
    }

    /** The same, which can be reached by TLS as well. */
    static MicroServer startWithTls() {
        return start(CONFIGURATION, Map.of(), true);
    }

    /** Starts a server on a free port, with this file of properties and nothing else. */
    public static MicroServer start(Path file) {
        return start(file, Map.of(), false);
    }

    private static MicroServer start(Path file, Map<String, String> stronger, boolean tls) {
        var server = new MicroServer(file, stronger, tls);
        server.start();
        return server;
    }

    @Override
    List<String> command() {
        var command = new ArrayList<>(List.of(
                java(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // half the processor time of a start
                "-Dpayara.address=127.0.0.1",
                "-Djava.io.tmpdir=" + home.resolve("tmp").toAbsolutePath(),
                "@payara-config/micro.args",
                "--port",
                Integer.toString(port),
                "--systemproperties",
                properties.toString(),
                "--postbootcommandfile",
                "payara-config/development.asadmin"));
        if (tls) {
            command.addAll(List.of("--sslport", Integer.toString(tlsPort)));
        }
        return command;
    }

    @Override
    boolean isUp(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains(" ready in "));
    }

    @Override
    boolean hasLoaded(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("Loading application [tidings]"));
    }
}
