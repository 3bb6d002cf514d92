package io.tidings.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A server of a test's own, started as bin/serve starts it, to be stopped, killed and started again on the same port.
 * Starting returns when it answers. For one thread.
 *
 * <p>{@link #close()} leaves no process behind, and neither does the end of the tests' JVM.
 */
public abstract class ServerProcess implements AutoCloseable {

    /** What every server under test is configured with, unless its test says otherwise. */
    static final Path CONFIGURATION = Path.of("src", "test", "resources", "it.properties");

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofMinutes(2);

    final int port = freePort();
    /** For TLS, where the server under test has that at all. */
    final int tlsPort = freePort();

    final Path home;
    final Path properties;
    private final ServerLog log;
    private final Thread hook = new Thread(this::kill);
    private Process process;

    /** {@code name} is that of its files; a {@code stronger} property wins over the one in {@code file}. */
    ServerProcess(String name, Path file, Map<String, String> stronger) {
        home = BuiltWar.DIRECTORY.resolve(name + "-" + port);
        properties = BuiltWar.DIRECTORY.resolve(name + "-" + port + ".properties");
        log = new ServerLog(BuiltWar.DIRECTORY.resolve(name + "-" + port + ".log"));
        try {
            Files.createDirectories(home.resolve("tmp"));
            writeProperties(file, stronger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What to run, in the folder of the checkout. */
    abstract List<String> command();

    /** What it finds in its environment, besides what the tests find in theirs. */
    Map<String, String> environment() {
        return Map.of();
    }

    /** Whether it says that it has done what it could. */
    abstract boolean isUp(List<String> lines);

    /** Whether it says that Tidings runs. */
    abstract boolean hasLoaded(List<String> lines);

    public URI base() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** The same by TLS, with a certificate that nobody has signed; for servers that were started with it. */
    URI tlsBase() {
        return URI.create("https://localhost:" + tlsPort + "/");
    }

    /** See {@link Story#closesSessionsItself}. */
    boolean closesSessionsItself() {
        return false;
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
            var builder = new ProcessBuilder(command());
            builder.environment().putAll(environment());
            process = builder.redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                    .start();
            Await.until("server on port " + port + " has started", START, () -> !isAlive() || isReady(before));
            if (!isAlive() || !hasLoaded(log.linesSince(before))) {
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

    /** The beginning of every command. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Runs a command of the server's own, for example one that makes a domain, and returns the lines it prints.
     *
     * @throws AssertionError with these lines, if it fails
     */
    static List<String> run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + "\n" + String.join("\n", lines));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The properties as an argument file for the java command, for servers that read no file of properties. */
    final Path propertiesAsArguments() {
        Path file = properties.resolveSibling(properties.getFileName() + ".args");
        try {
            Files.write(file, run(List.of(java(), "bin/lib/SystemProperties.java", properties.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
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
        var lines = log.linesSince(since);
        return isUp(lines) && (!hasLoaded(lines) || answers());
    }

    private boolean answers() {
        var request =
                HttpRequest.newBuilder(base()).timeout(JsonClient.PATIENCE).build();
        try {
            return Http.CLIENT.send(request, BodyHandlers.discarding()).statusCode() < 500;
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

    /** For what else the server insists on listening for. */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
