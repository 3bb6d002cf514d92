package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CuttableProxyTest {

    private ServerSocket server;
    private CuttableProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        proxy = CuttableProxy.to(URI.create("http://localhost:" + server.getLocalPort() + "/"));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(proxy.base().getHost(), proxy.base().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    @Test
    void what_is_said_arrives_in_both_directions() throws IOException {
        try (var client = connect();
                var accepted = server.accept()) {
            client.getOutputStream().write(1);
            assertEquals(1, accepted.getInputStream().read());
            accepted.getOutputStream().write(2);
            assertEquals(2, client.getInputStream().read());
            assertEquals(1, proxy.connections());
        }
    }

    @Test
    void a_cut_ends_what_there_is_and_refuses_what_comes() throws IOException {
        try (var client = connect();
                var accepted = server.accept()) {
            client.getOutputStream().write(1);
            assertEquals(1, accepted.getInputStream().read());
            proxy.cut();
            assertEnded(client);
            assertEnded(accepted);
            try (var late = connect()) {
                assertEnded(late);
            } catch (IOException refusedAtOnce) {
                // is as good
            }
            Await.until("nothing is left", Duration.ofSeconds(30), () -> proxy.connections() == 0);
        }
    }

    @Test
    void a_black_hole_holds_back_until_all_is_well_again() throws IOException {
        try (var client = connect();
                var accepted = server.accept()) {
            client.getOutputStream().write(1);
            assertEquals(1, accepted.getInputStream().read());
            proxy.blackHole();
            client.getOutputStream().write(2);
            accepted.setSoTimeout(200);
            assertThrows(
                    SocketTimeoutException.class,
                    () -> accepted.getInputStream().read());
            accepted.setSoTimeout(30_000);
            proxy.restore();
            assertEquals(2, accepted.getInputStream().read());
        }
    }

    @Test
    void after_a_cut_new_connections_go_through_again() throws IOException {
        proxy.cut();
        proxy.restore();
        try (var client = connect();
                var accepted = server.accept()) {
            client.getOutputStream().write(3);
            assertEquals(3, accepted.getInputStream().read());
        }
    }

    private static void assertEnded(Socket socket) {
        try {
            assertEquals(-1, socket.getInputStream().read());
        } catch (IOException reset) {
            // ended as well
        }
    }
}
