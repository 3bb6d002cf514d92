package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person who runs bin/serve sees. */
class ServeCommandIT {

    @TempDir
    private Path directory;

    @Test
    void it_serves_until_it_is_told_to_stop_and_leaves_nothing_behind() throws Exception {
        var serve = serve("--port", Integer.toString(freePort()));
        try {
            Await.until(
                    "bin/serve is ready", Duration.ofMinutes(2), () -> output().contains("Tidings is ready: http://"));
            var children = serve.descendants().toList();
            assertTrue(children.size() >= 1, "a server runs");
            serve.destroy();
            assertTrue(serve.waitFor(1, TimeUnit.MINUTES), "it ends");
            assertEquals(0, serve.exitValue(), this::output);
            assertTrue(children.stream().noneMatch(ProcessHandle::isAlive), "so do its children");
        } finally {
            end(serve);
        }
    }

    @Test
    void a_port_in_use_is_one_clear_line() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var serve = serve("--port", Integer.toString(taken.getLocalPort()));
            assertTrue(serve.waitFor(2, TimeUnit.MINUTES), "it ends");
            assertEquals(1, serve.exitValue());
            assertEquals(1, output().lines().count(), this::output);
            assertTrue(output().contains("port " + taken.getLocalPort() + " is in use"), this::output);
        }
    }

    @Test
    void a_wrong_value_ends_the_start_with_one_line_that_names_it() throws Exception {
        var serve = serve("--port", Integer.toString(freePort()), "-Dtidings.mode=leisurely");
        try {
            assertTrue(serve.waitFor(2, TimeUnit.MINUTES), "it ends");
            assertEquals(1, serve.exitValue(), this::output);
            var last = output().lines().reduce("", (earlier, later) -> later);
            assertTrue(last.contains("tidings.mode") && last.contains("leisurely"), this::output);
        } finally {
            end(serve);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--example=shop, --example shop: must be portal or portal-beside.",
        "--production --example=portal, --example: its users are those of development"
    })
    void an_example_that_cannot_be_had_is_one_clear_line(String options, String line) throws Exception {
        var serve = serve(options.split(" "));
        assertTrue(serve.waitFor(30, TimeUnit.SECONDS), "it ends");
        assertEquals(1, serve.exitValue());
        assertEquals(1, output().lines().count(), this::output);
        assertTrue(output().contains(line), this::output);
    }

    /** What it is told, and how the line begins that it ends with. */
    @ParameterizedTest
    @CsvSource({
        "-Dtidings.client.insecure=true, tidings.client.insecure=true: must be false",
        "-Dtidings.auth=token, tidings.auth=token: needs tidings.client.token.hmac_secret_key"
    })
    void production_starts_neither_insecure_nor_without_a_key(String setting, String line) throws Exception {
        var serve = serve("--production", "--address", "127.0.0.1", "--port", Integer.toString(freePort()), setting);
        try {
            assertTrue(serve.waitFor(2, TimeUnit.MINUTES), "it ends");
            assertEquals(1, serve.exitValue(), this::output);
            var last = output().lines().reduce("", (earlier, later) -> later);
            assertTrue(last.contains(line), this::output);
        } finally {
            end(serve);
        }
    }

    private Process serve(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("bin/serve", "--no-build", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("output"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void end(Process serve) {
        serve.descendants().forEach(ProcessHandle::destroyForcibly);
        serve.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
