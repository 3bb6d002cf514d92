package io.tidings.api;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;

/**
 * The hub refused what it was asked for. Has no stack trace: it comes from the hub and not from the code that asked.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final boolean temporary;

    RefusedException(int code, boolean temporary, String message) {
        super(message, null, false, false);
        this.code = code;
        this.temporary = temporary;
    }

    static RefusedException of(String channel, Outcome why) {
        if (why instanceof ErrorCode error) {
            return new RefusedException(error.code(), error.temporary(), words(channel, error.code(), error.message()));
        }
        DisconnectCode end = (DisconnectCode) why;
        return new RefusedException(end.code(), false, words(channel, end.code(), end.reason()));
    }

    private static String words(String channel, int code, String message) {
        return "channel " + channel + ": " + message + " (" + code + ")";
    }

    /** The protocol's error code: 102 for an unknown namespace, 107 for a payload or name the channel does not take. */
    public int code() {
        return code;
    }

    /** Whether the same may succeed a little later. */
    public boolean temporary() {
        return temporary;
    }
}
