package io.tidings.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A Payara Micro of a test's own, started as bin/serve starts it (with {@code payara-config/micro.args}), to be stopped,
 * killed and started again on the same port. Starting returns when it answers. For one thread.
 *
 * <p>{@link #close()} leaves no process behind, and neither does the end of the tests' JVM.
 */
public final class MicroServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final int port;
    private final Path home;
    private final Path properties;
    private final ServerLog log;
    private final Thread hook = new Thread(this::kill);
    private Process process;

    private MicroServer(int port, Path file, Map<String, String> stronger) throws IOException {
        this.port = port;
        this.home = BuiltWar.DIRECTORY.resolve("micro-" + port);
        this.properties = BuiltWar.DIRECTORY.resolve("micro-" + port + ".properties");
        this.log = new ServerLog(BuiltWar.DIRECTORY.resolve("micro-" + port + ".log"));
        Files.createDirectories(home.resolve("tmp"));
        writeProperties(file, stronger);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a server on a free port, with {@code it.properties} and what is given here, which is stronger. */
    static MicroServer start(Map<String, String> stronger) {
        return start(Path.of("src", "test", "resources", "it.properties"), stronger);
    }

    /** Starts a server on a free port, with this file of properties and nothing else. */
    public static MicroServer start(Path file) {
        return start(file, Map.of());
    }

    private static MicroServer start(Path file, Map<String, String> stronger) {
        try {
            var server = new MicroServer(freePort(), file, stronger);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI base() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** The console of this server, from its first start on. */
    public ServerLog log() {
        return log;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Starts it again after {@link #stop()} or {@link #kill()}. */
    public void start() {
        int before = log.size();
        try {
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                    .start();
            Await.until("server on port " + port + " has started", START, () -> !isAlive() || isReady(before));
            if (!isAlive() || !hasLoaded(before)) {
                throw new AssertionError("the server did not start:\n" + String.join("\n", log.linesSince(before)));
            }
        } catch (AssertionError e) {
            kill();
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to stop, as Ctrl-C does, and waits until it has. */
    public void stop() {
        if (isAlive()) {
            process.destroy();
            awaitEnd();
        }
    }

    /** Ends it on the spot: no good-byes to anybody. */
    public void kill() {
        if (isAlive()) {
            process.destroyForcibly();
            awaitEnd();
        }
    }

    public void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the server did not stop within " + STOP.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(int since) {
        return log.linesSince(since).stream().anyMatch(line -> line.contains(" ready in "))
                && (!hasLoaded(since) || answers());
    }

    private boolean hasLoaded(int since) {
        return log.linesSince(since).stream().anyMatch(line -> line.contains("Loading application [tidings]"));
    }

    private boolean answers() {
        var request =
                HttpRequest.newBuilder(base()).timeout(Duration.ofSeconds(5)).build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    < 500;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void writeProperties(Path file, Map<String, String> stronger) throws IOException {
        var merged = new Properties();
        try (var in = Files.newInputStream(file)) {
            merged.load(in);
        }
        merged.putAll(stronger);
        try (var out = Files.newOutputStream(properties)) {
            merged.store(out, null);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
