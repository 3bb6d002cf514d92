package io.tidings.it;

import static io.tidings.hub.Limit.ADDRESS_CONNECTIONS;
import static io.tidings.hub.Limit.ADDRESS_HANDSHAKES;
import static io.tidings.hub.Limit.COMMANDS;
import static io.tidings.hub.Limit.CONNECT_DELAY;
import static io.tidings.hub.Limit.FAILED_AUTHENTICATIONS;
import static io.tidings.hub.Limit.MESSAGE_SIZE;
import static io.tidings.hub.Limit.NODE_CONNECTIONS;
import static io.tidings.hub.Limit.SUBSCRIPTIONS;
import static io.tidings.hub.Limit.USER_CONNECTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Limit;
import io.tidings.it.RawConnection.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
class LimitIT extends ServerStories<MicroServer> {

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

    /** More than the threads that Payara has for requests. */
    private static final int SLOW = 250;

    private static final String PING = "{\"type\":\"ping\"}";

    private CompletableFuture<Boolean> trickle;

    @Override
    MicroServer start() {
        return MicroServer.start(NARROW);
    }

    @BeforeAll
    void beginToTrickle() {
        trickle = CompletableFuture.supplyAsync(this::trickleBody);
    }

    /** One limit: who comes from {@code address} and does this sees that, and it is counted. */
    private record Row(String name, String address, Deed deed, String sees, Limit counted) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Does too much of something, and returns what it sees in the end. */
    private interface Deed {
        String by(Caller caller) throws IOException;
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("a fourth connection", "203.0.113.1", Caller::opens, "429 Retry-After: 5", ADDRESS_CONNECTIONS),
                new Row(
                        "a fourth connection of a network",
                        "2001:db8:0:1::1",
                        Caller::opensAsNetwork,
                        "429",
                        ADDRESS_CONNECTIONS),
                new Row(
                        "too many handshakes",
                        "203.0.113.2",
                        Caller::hurries,
                        "429 Retry-After: 1",
                        ADDRESS_HANDSHAKES),
                new Row(
                        "a third invalid token",
                        "203.0.113.3",
                        Caller::guesses,
                        "429 Retry-After: 1",
                        FAILED_AUTHENTICATIONS),
                new Row(
                        "a third wrong password",
                        "203.0.113.13",
                        Caller::guessesPasswords,
                        "429 Retry-After: ",
                        FAILED_AUTHENTICATIONS),
                new Row(
                        "a made-up address in front of one's own",
                        "203.0.113.4",
                        Caller::pretends,
                        "429",
                        ADDRESS_CONNECTIONS),
                new Row("an eleventh command", "203.0.113.5", caller -> caller.says(11), "error 111", COMMANDS),
                new Row("commands without end", "203.0.113.6", caller -> caller.says(30), "close 3013", COMMANDS),
                new Row(
                        "pings without end",
                        "203.0.113.11",
                        caller -> caller.repeats("ws", PING),
                        "close 3013",
                        COMMANDS),
                new Row(
                        "echoes without end",
                        "203.0.113.12",
                        caller -> caller.repeats("echo", "a"),
                        "close 3013",
                        COMMANDS),
                new Row("a fourth subscription", "203.0.113.7", Caller::subscribes, "error 106", SUBSCRIPTIONS),
                new Row("a message too large", "203.0.113.14", Caller::sendsTooMuch, "close 1009", MESSAGE_SIZE),
                new Row(
                        "a message too large in small pieces",
                        "203.0.113.8",
                        Caller::sendsPieces,
                        "close 1009",
                        MESSAGE_SIZE),
                new Row(
                        "a third connection of a user",
                        "203.0.113.9",
                        Caller::connectsAgain,
                        "close 3504",
                        USER_CONNECTIONS),
                new Row("silence", "203.0.113.10", Caller::saysNothing, "close 3502", CONNECT_DELAY));
    }

    private Caller from(String address) {
        return new Caller(base(), address);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void who_asks_too_much_is_told_so_and_it_is_counted(Row row) throws IOException {
        double before = metrics().refusals(row.counted());
        String sees = row.deed().by(from(row.address()));
        assertTrue(sees.startsWith(row.sees()), () -> row + ": " + sees);
        Await.until(row + " is counted", JsonClient.PATIENCE, () -> metrics().refusals(row.counted()) > before);
    }

    private MetricsPage metrics() {
        return new MetricsPage(base().resolve(MetricsStory.PAGE));
    }

    @Test
    void a_full_node_refuses_everybody_until_somebody_goes() throws IOException {
        List<RawConnection> open = new ArrayList<>();
        double before = metrics().refusals(NODE_CONNECTIONS);
        try {
            Head head = null;
            for (int i = 0; i < 60 && (head == null || head.status() == 101); i++) {
                RawConnection connection = RawConnection.to(base());
                open.add(connection);
                head = from("198.51.100." + i).handshake(connection);
            }
            assertEquals(503, head == null ? 0 : head.status());
            assertEquals("5", head.header("Retry-After"));
            assertEquals(before + 1, metrics().refusals(NODE_CONNECTIONS));
        } finally {
            for (RawConnection each : open) {
                each.close();
            }
        }
        Await.until(
                "there is room again",
                JsonClient.PATIENCE,
                () -> from("198.51.100.100").enters());
    }

    /** It keeps a thread, so it is given only so much time; the other stories pass meanwhile. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_body_that_never_ends_gives_its_thread_back() throws Exception {
        assertTrue(trickle.get(2, TimeUnit.MINUTES), "the server ended it, and not at once");
    }

    /** Sends a byte now and then, until the server has enough. */
    private boolean trickleBody() {
        try (RawConnection connection = RawConnection.to(base())) {
            connection.sendHead(
                    "POST /demo/token HTTP/1.1",
                    "Host: " + base().getAuthority(),
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
                RawConnection connection = RawConnection.to(base());
                slow.add(connection);
                connection.send("GET /connection/websocket HTTP/1.1\r\nHost: a\r\nX-".getBytes());
            }
            for (RawConnection each : slow) {
                each.send(new byte[] {'a'});
            }
            assertTrue(from("198.51.100.200").enters());
        } finally {
            for (RawConnection each : slow) {
                each.close();
            }
        }
    }
}
