package io.tidings.ingest;

/** The database was not asked, or did not answer: the call may be tried again later. */
public final class DatabaseUnavailable extends Exception {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        /** As many calls wait as may. */
        FULL("full", "too many calls wait for the database"),
        /** The call's turn did not come in time. */
        WAITED("waited", "the database did not get to it in time"),
        /** It failed so often that it is left alone for a while. */
        OPEN("open", "the database has failed and is left alone for a while"),
        /** It failed now. */
        FAILED("failed", "the database does not answer");

        private final String label;
        private final String text;

        Reason(String label, String text) {
            this.label = label;
            this.text = text;
        }

        /** What metrics call it. */
        public String label() {
            return label;
        }
    }

    private final Reason reason;

    DatabaseUnavailable(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    DatabaseUnavailable(Exception cause) {
        super(Reason.FAILED.text + ": " + cause.getMessage(), cause);
        this.reason = Reason.FAILED;
    }

    public Reason reason() {
        return reason;
    }
}
