package io.tidings.it;

import java.net.URI;
import java.util.Set;

/** Tests against a running Tidings, whatever server it runs in. */
interface Story {

    /** Where Tidings answers, for example {@code http://localhost:8123/}; ends with a slash. */
    URI base();

    /** What the server has logged. */
    ServerLog log();

    /** The codes with which WebSockets may end whose HTTP session has ended. */
    default Set<Integer> endsOfSession() {
        return Set.of(3503);
    }

    /** The address of a WebSocket endpoint, for example {@code ws://localhost:8123/echo} for {@code echo}. */
    default URI socket(String path) {
        return URI.create("ws" + base().resolve(path).toString().substring("http".length()));
    }
}
