package io.tidings.hub;

import io.tidings.protocol.Payload;
import org.jspecify.annotations.Nullable;

/** What the backend says about a connection or a subscription whose time is over. */
public sealed interface Renewal {

    /**
     * It goes on.
     *
     * @param expireAt its next end, in seconds since 1970; one that is not in the future is an end now
     * @param info what others see from now on; null = as it was
     * @param meta what the backend remembers of a connection from now on; null = as it was
     */
    record Until(
            long expireAt, @Nullable Payload info, @Nullable Payload meta) implements Renewal {}

    /** It ends. */
    record Expired() implements Renewal {}

    /** The backend does not answer, and nobody shall suffer from that. */
    record Unanswered() implements Renewal {}
}
