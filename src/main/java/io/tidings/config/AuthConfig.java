package io.tidings.config;

import java.util.Set;

/**
 * Who may come in.
 *
 * @param mode how it may be known who a client is
 * @param role what the container must say somebody is, where it is asked who they are; empty = anybody with a login
 * @param roles what else the container is asked for, for rules in code; cannot be changed
 * @param oidc the identity provider that pages log in with
 */
public record AuthConfig(AuthMode mode, String role, Set<String> roles, OidcConfig oidc) {

    public AuthConfig {
        roles = Set.copyOf(roles);
    }
}
