package io.tidings.security;

/** How far the page is trusted that a request comes from. */
public enum Standing {
    /**
     * No page at all, one of this server's own, or one whose origin the allow-list names: what the browser sends along by
     * itself, cookies and passwords that it remembers, says who somebody is.
     */
    TRUSTED,
    /**
     * Anybody's page, where the allow-list is {@code *}: it may connect, but what the browser sends along by itself counts
     * for nothing. Who brings a token or a ticket has it from elsewhere, and that counts.
     */
    STRANGER,
    /** A page that may not connect. */
    REFUSED
}
