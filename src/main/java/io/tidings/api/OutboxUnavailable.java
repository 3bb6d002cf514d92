package io.tidings.api;

/**
 * The outbox cannot take a publication now: its database is gone, or has too much to do. The same call may succeed later;
 * an HTTP resource answers 503. A client whose RPC ends with it gets the temporary error 100.
 */
public class OutboxUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutboxUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
