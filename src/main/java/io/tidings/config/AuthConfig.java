package io.tidings.config;

/**
 * Who may come in.
 *
 * @param mode how it may be known who a client is
 * @param role what the container must say somebody is, where it is asked who they are; empty = anybody with a login
 * @param oidc the identity provider that pages log in with
 */
public record AuthConfig(AuthMode mode, String role, OidcConfig oidc) {

    /** Without an identity provider. */
    public AuthConfig(AuthMode mode, String role) {
        this(mode, role, OidcConfig.OFF);
    }
}
