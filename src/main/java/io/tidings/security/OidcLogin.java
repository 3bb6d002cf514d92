package io.tidings.security;

import io.tidings.hub.Proof;
import java.security.Principal;
import java.util.Set;

/**
 * Somebody who logged in with the identity provider; what {@code getUserPrincipal()} is then.
 *
 * @param key what its HTTP session remembers of it
 * @param user user id
 * @param roles what the provider says the user is; cannot be changed
 * @param proof names the login for connections made by it; another one when its roles change
 * @param subject who it is to the provider
 * @param session name of the provider's own session; empty = it has not said
 * @param idToken shown to the provider at a logout
 * @param refreshToken for asking the provider again; empty = it gave none
 */
public record OidcLogin(
        String key,
        String user,
        Set<String> roles,
        Proof proof,
        String subject,
        String session,
        String idToken,
        String refreshToken)
        implements Principal {

    public OidcLogin {
        roles = Set.copyOf(roles);
    }

    @Override
    public String getName() {
        return user;
    }

    /** Tokens never reach a log. */
    @Override
    public String toString() {
        return user;
    }
}
