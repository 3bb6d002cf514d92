package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample portal as a person starts it: one command builds it with Maven and serves it; {@code -Ppayara-server}. */
class PayaraServerExampleIT {

    private static final int PORT = ServerProcess.freePort();
    private static final URI PORTAL = URI.create("http://localhost:" + PORT + "/portal-beside/");
    private static final URI HUB = URI.create("ws://localhost:" + PORT + "/connection/websocket");

    @TempDir
    private Path directory;

    @Test
    void one_command_serves_the_sample_portal_and_its_login_is_enough_for_the_hub_beside_it() throws Exception {
        var serve = new ProcessBuilder(
                        "bin/serve", "--example=portal-beside", "--server=payara-server", "--port=" + PORT)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        try {
            Await.until(
                    "bin/serve is ready or has ended",
                    Duration.ofMinutes(5),
                    () -> output().contains("The portal is ready: " + PORTAL) || !serve.isAlive());
            assertTrue(serve.isAlive(), this::output);
            aTicketConnects();
            serve.destroy();
            assertTrue(serve.waitFor(1, TimeUnit.MINUTES), "it ends");
            assertEquals(0, serve.exitValue(), this::output);
        } finally {
            serve.descendants().forEach(ProcessHandle::destroyForcibly);
            serve.destroyForcibly();
        }
    }

    private static void aTicketConnects() {
        var anna = Browser.open();
        anna.get(PORTAL.resolve("approvals.xhtml"));
        var page = anna.submit(PORTAL.resolve("j_security_check"), "j_username", "anna", "j_password", "demo");
        assertTrue(page.body().contains("What would you like?"), page::body);
        var ticket =
                JsonClient.read(anna.submit(PORTAL.resolve("rest/live/ticket")).body());
        try (var client = JsonClient.connected(HUB, ticket.getString("ticket"))) {
            client.subscribe("portal:notices");
        }
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("output"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
