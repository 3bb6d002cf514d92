package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DialectTest {

    private static final BenchChannel CHANNEL = new BenchChannel(7, true);

    private final Dialect centrifuge = Dialect.of("centrifuge");
    private final Dialect socketio = Dialect.of("socketio");

    @Test
    void centrifuge_clients_connect_and_subscribe_in_one_message() {
        assertEquals(
                "{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"channel\":\"bench:00007\"}}",
                centrifuge.greeting(CHANNEL, null));
        assertEquals(
                "{\"id\":1,\"connect\":{}}\n{\"id\":2,\"subscribe\":{\"channel\":\"bench:00007\",\"recover\":true,"
                        + "\"epoch\":\"xy\",\"offset\":12}}",
                centrifuge.greeting(CHANNEL, new Position("xy", 12)));
    }

    @Test
    void a_centrifuge_client_is_ready_when_it_is_subscribed() {
        assertEquals(Heard.NOTHING, hear(centrifuge, "{\"id\":1,\"connect\":{\"client\":\"c\",\"ping\":25}}"));
        assertEquals(Heard.READY, hear(centrifuge, "{\"id\":2,\"subscribe\":{}}"));
        assertEquals(
                new Heard.Ready(new Position("ab", 3)),
                hear(
                        centrifuge,
                        "{\"id\":2,\"subscribe\":{\"recoverable\":true,\"epoch\":\"ab\",\"publications\":[{\"data\":1,"
                                + "\"offset\":2}],\"recovered\":true,\"offset\":3,\"was_recovering\":true}}"));
    }

    @Test
    void what_could_not_be_recovered_and_what_is_refused_are_refusals() {
        assertEquals(
                new Heard.Refusal("not recovered"),
                hear(centrifuge, "{\"id\":2,\"subscribe\":{\"epoch\":\"ab\",\"was_recovering\":true}}"));
        assertInstanceOf(Heard.Refusal.class, hear(centrifuge, "{\"id\":3,\"error\":{\"code\":103}}"));
        assertInstanceOf(Heard.Refusal.class, hear(centrifuge, "{\"push\":{\"disconnect\":{\"code\":3008}}}"));
        assertInstanceOf(Heard.Refusal.class, hear(socketio, "44{\"message\":\"no\"}"));
    }

    @Test
    void pings_are_answered() {
        assertEquals(new Heard.Answer("{}", true), hear(centrifuge, "{}"));
        assertEquals(new Heard.Answer("3", true), hear(socketio, "2"));
    }

    @Test
    void replies_to_publish_and_joins_mean_nothing() {
        assertEquals(Heard.NOTHING, hear(centrifuge, "{\"id\":3,\"publish\":{}}"));
        assertEquals(Heard.NOTHING, hear(centrifuge, "{\"push\":{\"channel\":\"bench:00007\",\"join\":{}}}"));
        assertEquals(Heard.NOTHING, hear(socketio, "0{\"sid\":\"s\"}"));
    }

    @Test
    void a_socketio_client_is_ready_in_its_namespace() {
        assertEquals("40", socketio.greeting(CHANNEL, null));
        assertEquals(Heard.READY, hear(socketio, "40{\"sid\":\"s\"}"));
    }

    @Test
    void rooms_are_in_the_query_where_the_dialect_has_none() {
        assertEquals("/io?EIO=4&room=7", socketio.path("/io?EIO=4", CHANNEL));
        assertEquals("/connection", centrifuge.path("/connection", CHANNEL));
        assertEquals("/ws?room=7", Dialect.of("plain").path("/ws", CHANNEL));
        assertEquals("/ws", Dialect.of("plain").path("/ws", new BenchChannel(0, false)));
    }

    @Test
    void another_dialect_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Dialect.of("stomp"));
    }

    private static Heard hear(Dialect dialect, String line) {
        byte[] b = ("ab" + line + "cd").getBytes(UTF_8);
        return dialect.hear(b, 2, b.length - 2);
    }
}
