package io.tidings.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Payara Micro of a test's own, started with {@code payara-config/micro.args}. */
public final class MicroServer extends ServerProcess {

    private final boolean tls;
    private final List<Path> neighbours;
    private @Nullable Path logging;

    private MicroServer(Path file, Map<String, String> stronger, boolean tls, List<Path> neighbours) {
        super("micro", file, stronger);
        this.tls = tls;
        this.neighbours = neighbours;
    }

    /** Starts a server on a free port, with {@code it.properties} and what is given here, which is stronger. */
    static MicroServer start(Map<String, String> stronger) {
        return start(new MicroServer(CONFIGURATION, stronger, false, List.of()));
    }

    /** The same, which can be reached by TLS as well. */
    static MicroServer startWithTls() {
        return start(new MicroServer(CONFIGURATION, Map.of(), true, List.of()));
    }

    /** The same, with other WARs beside Tidings. */
    static MicroServer startWith(Map<String, String> stronger, List<Path> neighbours) {
        return start(new MicroServer(CONFIGURATION, stronger, false, neighbours));
    }

    /** The same with this file of properties. */
    public static MicroServer startWith(Path file, Map<String, String> stronger, List<Path> neighbours) {
        return start(new MicroServer(file, stronger, false, neighbours));
    }

    /** Starts a server on a free port, with this file of properties, and with what is given here, which is stronger. */
    public static MicroServer start(Path file, Map<String, String> stronger) {
        return start(new MicroServer(file, stronger, false, List.of()));
    }

    /** As the first one, but it logs everything of ours that can be logged. */
    static MicroServer startTalkative(Map<String, String> stronger) {
        var server = new MicroServer(CONFIGURATION, stronger, false, List.of());
        server.logging = BuiltWar.logging(server.home.resolve("logging.properties"), "io.tidings.level", "FINE");
        return start(server);
    }

    private static MicroServer start(MicroServer server) {
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
        if (logging != null) {
            command.addAll(List.of("--logproperties", logging.toString()));
        }
        for (Path war : neighbours) {
            command.addAll(List.of("--deploy", war.toString()));
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
