package io.tidings.codec;

import java.io.IOException;

/**
 * Why a line is not a command: the way out of the readers, never out of the package.
 *
 * <p>It has no stack trace, because it is no bug, and because a client must not be able to order expensive ones.
 */
final class Malformed extends IOException {

    private static final long serialVersionUID = 1;

    private final String why;

    /** {@code why}: a few words, none of them the client's, since they may end up in a log. */
    Malformed(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
