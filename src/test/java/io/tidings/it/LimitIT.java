package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.RawConnection.Frame;
import io.tidings.it.RawConnection.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a client sees at each limit, on a server with narrow ones. The tests stand behind a trusted proxy, which they are
 * themselves: so each comes from an address of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitIT {

    private static final Map<String, String> NARROW = Map.ofEntries(
            Map.entry("tidings.client.trusted_proxies", "127.0.0.0/8, ::1"),
            Map.entry("tidings.client.connection_limit", "40"),
            Map.entry("tidings.client.user_connection_limit", "2"),
            Map.entry("tidings.client.channel_limit", "3"),
            Map.entry("tidings.client.stale_close_delay", "5s"),
            Map.entry("tidings.limit.address_connections", "3"),
            Map.entry("tidings.limit.address_connection_rate", "4"),
            Map.entry("tidings.limit.authentication_failures", "2"),
            Map.entry("tidings.limit.authentication_backoff", "1h"),
            Map.entry("tidings.limit.command_rate", "1"),
            Map.entry("tidings.limit.command_burst", "10"));

    private static final int CLOSE = 8;

    /** More than the threads that Payara has for requests. */
    private static final int SLOW = 250;

    private static MicroServer server;
    private static CompletableFuture<Boolean> trickle;

    @BeforeAll
    static void start() {
        server = MicroServer.start(NARROW);
        trickle = CompletableFuture.supplyAsync(LimitIT::trickleBody);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One limit: who comes from {@code address} and does this sees that. */
    private record Row(String name, String address, Deed deed, String sees) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Comes from the address, and returns what it sees in the end. */
    private interface Deed {
        String from(String address) throws IOException;
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("a fourth connection", "203.0.113.1", LimitIT::open, "429 Retry-After: 5"),
                new Row("a fourth connection of a network", "2001:db8:0:1::1", LimitIT::openAsNetwork, "429"),
                new Row("too many handshakes", "203.0.113.2", LimitIT::hurry, "429 Retry-After: 1"),
                new Row("a third invalid token", "203.0.113.3", from -> guess(from, 3), "429 Retry-After: 1"),
                new Row("a third wrong password", "203.0.113.13", LimitIT::guessPasswords, "429 Retry-After: "),
                new Row("a made-up address in front of one's own", "203.0.113.4", LimitIT::pretend, "429"),
                new Row("an eleventh command", "203.0.113.5", from -> say(from, 11), "error 111"),
                new Row("commands without end", "203.0.113.6", from -> say(from, 30), "close 3013"),
                new Row("a fourth subscription", "203.0.113.7", LimitIT::subscribe, "error 106"),
                new Row("a message too large in small pieces", "203.0.113.8", LimitIT::sendPieces, "close 1009"),
                new Row("a third connection of a user", "203.0.113.9", LimitIT::connectAgain, "close 3504"),
                new Row("silence", "203.0.113.10", LimitIT::sayNothing, "close 3502"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void who_asks_too_much_is_told_so(Row row) throws IOException {
        String sees = row.deed().from(row.address());
        assertTrue(sees.startsWith(row.sees()), () -> row + ": " + sees);
    }

    @Test
    void a_full_node_refuses_everybody_until_somebody_goes() throws IOException {
        List<RawConnection> open = new ArrayList<>();
        try {
            Head head = null;
            for (int i = 0; i < 60 && (head == null || head.status() == 101); i++) {
                RawConnection connection = RawConnection.to(server.base());
                open.add(connection);
                head = handshake(connection, "198.51.100." + i);
            }
            assertEquals(503, head == null ? 0 : head.status());
            assertEquals("5", head.header("Retry-After"));
        } finally {
            for (RawConnection each : open) {
                each.close();
            }
        }
        Await.until("there is room again", JsonClient.PATIENCE, () -> enters("198.51.100.100"));
    }

    /** It keeps a thread, so it is given only so much time; the other stories pass meanwhile. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_body_that_never_ends_gives_its_thread_back() throws Exception {
        assertTrue(trickle.get(2, TimeUnit.MINUTES), "the server ended it, and not at once");
    }

    /** Sends a byte now and then, until the server has enough. */
    private static boolean trickleBody() {
        try (RawConnection connection = RawConnection.to(server.base())) {
            connection.sendHead(
                    "POST /demo/token HTTP/1.1",
                    "Host: " + server.base().getAuthority(),
                    "Content-Type: application/json",
                    "Content-Length: 4000");
            int sent = 0;
            while (sent < 120 && !connection.hasAnswer()) {
                connection.send(new byte[] {' '});
                sent++;
            }
            return sent > 5 && sent < 120;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Payara reads heads without a thread for each; a head that never ends costs it a socket and a buffer. */
    @Test
    void handshakes_that_never_end_do_not_keep_others_out() throws IOException {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                RawConnection connection = RawConnection.to(server.base());
                slow.add(connection);
                connection.send("GET /connection/websocket HTTP/1.1\r\nHost: a\r\nX-".getBytes());
            }
            for (RawConnection each : slow) {
                each.send(new byte[] {'a'});
            }
            assertTrue(enters("198.51.100.200"));
        } finally {
            for (RawConnection each : slow) {
                each.close();
            }
        }
    }

    private static boolean enters(String address) {
        try (RawConnection connection = RawConnection.to(server.base())) {
            return handshake(connection, address).status() == 101;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Head handshake(RawConnection connection, String forwardedFor) throws IOException {
        connection.sendHead(
                "GET /" + HandshakeStory.ENDPOINT + " HTTP/1.1",
                "Host: " + server.base().getAuthority(),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "X-Forwarded-For: " + forwardedFor);
        return connection.readHead();
    }

    /** What one more handshake sees while three connections are open from these addresses, or headers. */
    private static String fourth(String fourth, String... open) throws IOException {
        try (RawConnection first = connected(open[0], fourth + 1);
                RawConnection second = connected(open[1], fourth + 2);
                RawConnection third = connected(open[2], fourth + 3);
                RawConnection connection = RawConnection.to(server.base())) {
            return words(handshake(connection, fourth));
        }
    }

    private static String words(Head head) {
        assertEquals("application/problem+json", head.header("Content-Type"), head.toString());
        return head.status() + " Retry-After: " + head.header("Retry-After");
    }

    private static String open(String address) throws IOException {
        return fourth(address, address, address, address);
    }

    private static String openAsNetwork(String address) throws IOException {
        return fourth(address, address + "a", address + "b", address + "c");
    }

    /** Writes other addresses into the header, in front of what the proxy adds. */
    private static String pretend(String address) throws IOException {
        return fourth("10.9.9.9, " + address, "10.9.9.1, " + address, "10.9.9.2, " + address, "unknown, " + address);
    }

    /** Knocks on. Places are taken meanwhile, which it is told first; that counts as knocking, so there is an end. */
    private static String hurry(String address) throws IOException {
        String answer = "nothing";
        for (int i = 0; i < 50 && !answer.endsWith(" 1"); i++) {
            try (RawConnection connection = RawConnection.to(server.base())) {
                Head head = handshake(connection, address);
                answer = head.status() == 101 ? answer : words(head);
            }
        }
        return answer;
    }

    private static RawConnection enter(String address) throws IOException {
        RawConnection connection = RawConnection.to(server.base());
        assertEquals(101, handshake(connection, address).status());
        return connection;
    }

    private static RawConnection connected(String address, String user) throws IOException {
        RawConnection connection = enter(address);
        connection.sendText("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.of(user) + "\"}}");
        String reply = connection.readFrame().text();
        assertTrue(reply.contains("\"connect\""), reply);
        return connection;
    }

    private static String guess(String address, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (RawConnection connection = enter(address)) {
                connection.sendText("{\"id\":1,\"connect\":{\"token\":\"guess" + i + "\"}}");
                assertEquals(3500, connection.readFrame().closeCode());
            }
        }
        try (RawConnection connection = RawConnection.to(server.base())) {
            return words(handshake(connection, address));
        }
    }

    /** Everywhere that a password is looked at the same count goes on. */
    private static String guessPasswords(String address) {
        String answer = "nothing";
        for (String path : List.of("demo/login", "api/sessions?user=anna", "demo/login", "demo/login")) {
            var head = Http.send(
                    "GET",
                    server.base().resolve(path),
                    "",
                    "Authorization",
                    Http.basic("anna:guess"),
                    "X-Forwarded-For",
                    address);
            answer = head.statusCode() + " Retry-After: "
                    + head.headers().firstValue("Retry-After").orElse("none");
        }
        return answer;
    }

    private static String say(String address, int commands) throws IOException {
        try (RawConnection connection = connected(address, "talkative" + commands)) {
            StringBuilder frame = new StringBuilder();
            for (int id = 2; id <= commands; id++) {
                frame.append(id > 2 ? "\n" : "")
                        .append("{\"id\":")
                        .append(id)
                        .append(",\"rpc\":{\"method\":\"echo\",\"data\":1}}");
            }
            connection.sendText(frame.toString());
            return last(connection, "\"id\":" + commands + ",");
        }
    }

    private static String subscribe(String address) throws IOException {
        try (RawConnection connection = connected(address, "curious")) {
            for (int i = 2; i <= 5; i++) {
                connection.sendText("{\"id\":" + i + ",\"subscribe\":{\"channel\":\"public:" + i + "\"}}");
            }
            return last(connection, "\"id\":5,");
        }
    }

    /** Pieces of a kilobyte, none of them the last, and all of them together one too many. */
    private static String sendPieces(String address) throws IOException {
        try (RawConnection connection = connected(address, "piecemeal")) {
            for (int i = 0; i <= 64; i++) {
                connection.sendFrameThatBegins(i == 0 ? 1 : 0, new byte[1024], true);
            }
            return last(connection, "never");
        }
    }

    private static String connectAgain(String address) throws IOException {
        try (RawConnection first = connected(address, "everywhere");
                RawConnection second = connected(address, "everywhere");
                RawConnection third = enter(address)) {
            third.sendText("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.of("everywhere") + "\"}}");
            return last(third, "\"id\":1,");
        }
    }

    private static String sayNothing(String address) throws IOException {
        try (RawConnection connection = enter(address)) {
            return last(connection, "never");
        }
    }

    /** What the server says last: the reply that contains this, or how it closes. */
    private static String last(RawConnection connection, String reply) throws IOException {
        while (true) {
            Frame frame = connection.readFrame();
            if (frame.opcode() == CLOSE) {
                return "close " + frame.closeCode();
            }
            for (String line : frame.text().split("\n")) {
                if (line.contains(reply)) {
                    return line.replaceAll(".*\"error\":\\{\"code\":([0-9]+).*", "error $1");
                }
            }
        }
    }
}
