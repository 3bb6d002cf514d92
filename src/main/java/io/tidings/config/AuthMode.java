package io.tidings.config;

/** How it may be known who a client is. */
public enum AuthMode {
    /** Before the connection: by the container's login, a bearer token or a ticket. Others get 401. */
    CONTAINER(true, false, false),
    /** By tokens alone; the container's login means nothing. */
    TOKEN(false, true, false),
    /** By either; who is not known before the connection brings a token. */
    BOTH(true, true, false),
    /** By either, and who is known by neither is anonymous. */
    ANONYMOUS(true, true, true);

    private final boolean logins;
    private final boolean connectTokens;
    private final boolean nobody;

    AuthMode(boolean logins, boolean connectTokens, boolean nobody) {
        this.logins = logins;
        this.connectTokens = connectTokens;
        this.nobody = nobody;
    }

    /** Whether the container's login counts. */
    public boolean acceptsLogins() {
        return logins;
    }

    /** Whether the connect command may say who a client is. */
    public boolean acceptsConnectTokens() {
        return connectTokens;
    }

    /** Whether a client may be nobody. */
    public boolean acceptsNobody() {
        return nobody;
    }
}
