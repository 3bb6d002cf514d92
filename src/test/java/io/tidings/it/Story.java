package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.net.URI;

/** Tests against a running Tidings, whatever server it runs in. */
interface Story {

    /** Where Tidings answers, for example {@code http://localhost:8123/}; ends with a slash. */
    URI base();

    /** What the server has logged. */
    ServerLog log();

    /** Whether the server, too, closes the WebSockets of an HTTP session that ends, and may be faster than the hub. */
    default boolean closesSessionsItself() {
        return false;
    }

    /** The client's connection has ended because the HTTP session it came with has: with 1008 if the server was faster. */
    default void assertEndedWithSession(JsonClient client) {
        End end = client.end();
        assertTrue(
                end.equals(new End(3503, "force disconnect")) || closesSessionsItself() && end.code() == 1008,
                end::toString);
    }

    /** The address of a WebSocket endpoint, for example {@code ws://localhost:8123/echo} for {@code echo}. */
    default URI socket(String path) {
        return URI.create("ws" + base().resolve(path).toString().substring("http".length()));
    }
}
