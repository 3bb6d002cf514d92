package io.tidings.hub;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;

/** An answer that may be a refusal, because a refusal is a value and not an exception. */
public sealed interface Decision<T> {

    /** Yes, with what belongs to it. */
    record Granted<T>(T value) implements Decision<T> {}

    /** No: an {@link ErrorCode} or a {@link DisconnectCode}. */
    record Refused<T>(Outcome why) implements Decision<T> {}

    static <T> Decision<T> granted(T value) {
        return new Granted<>(value);
    }

    static <T> Decision<T> refused(ErrorCode why) {
        return new Refused<>(why);
    }

    static <T> Decision<T> refused(DisconnectCode why) {
        return new Refused<>(why);
    }
}
