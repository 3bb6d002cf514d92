package io.tidings.bench;

import org.jspecify.annotations.Nullable;

/** What a line from the server means to a client, where it is no publication. */
sealed interface Heard {

    Heard NOTHING = new Nothing();
    Heard READY = new Ready(null);

    record Nothing() implements Heard {}

    /** The client is subscribed; {@code position} where the channel has one. */
    record Ready(@Nullable Position position) implements Heard {}

    /** A ping, or a step of the greeting: this is to be said. */
    record Answer(String text, boolean ping) implements Heard {}

    /** The server said no, in these words. */
    record Refusal(String words) implements Heard {}
}
