package io.tidings.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Payara Micro of a test's own, started with {@code payara-config/micro.args}. */
public final class MicroServer extends ServerProcess {

    private MicroServer(Path file, Map<String, String> stronger) {
        super("micro", file, stronger);
    }

    /** Starts a server on a free port, with {@code it.properties} and what is given here, which is stronger. */
    static MicroServer start(Map<String, String> stronger) {
        return start(CONFIGURATION, stronger);
    }

    /** Starts a server on a free port, with this file of properties and nothing else. */
    public static MicroServer start(Path file) {
        return start(file, Map.of());
    }

    private static MicroServer start(Path file, Map<String, String> stronger) {
        var server = new MicroServer(file, stronger);
        server.start();
        return server;
    }

    @Override
    List<String> command() {
        return List.of(
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
                "payara-config/development.asadmin");
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
