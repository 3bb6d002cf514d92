package io.tidings.security;

/** What looking at a token's signature came to. */
enum Signature {
    GOOD(""),
    NO_KEY("no key is configured"),
    OTHER_ALGORITHM("algorithm not accepted"),
    NO_KEY_ID("no key id"),
    UNKNOWN_KEY("unknown key"),
    /** The issuer may have such a key, but cannot be asked now. */
    UNKNOWN_FOR_NOW("the issuer's keys cannot be asked now"),
    MISMATCH("signature does not match");

    private final String why;

    Signature(String why) {
        this.why = why;
    }

    /** A few words for the log. */
    String why() {
        return why;
    }
}
