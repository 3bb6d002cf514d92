package io.tidings.backend;

import java.util.Locale;

/** Why a call came to nothing. */
enum Failure {
    /** Too many calls ran already. */
    FULL,
    /** The backend is left alone because it failed. */
    OPEN,
    /** It took too long. */
    TIMEOUT,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** A status other than 200. */
    STATUS,
    /** The answer is longer than allowed. */
    TOO_LONG,
    /** The answer makes no sense. */
    MALFORMED;

    /** As metrics and the log call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
