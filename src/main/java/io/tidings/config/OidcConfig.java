package io.tidings.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider that pages log in with (OpenID Connect Core 1.0), and who we are to it.
 *
 * @param issuer where its description is found, and the claim {@code iss} of its tokens, letter by letter; null = none
 * @param clientId who we are to it; empty only without an issuer
 * @param clientSecret how it knows that; empty = it does not, and PKCE alone protects the code
 * @param scopes what is asked for besides {@code openid}, separated by blanks
 * @param userIdClaim claim of the ID token that holds the user id
 * @param rolesClaim claim of the ID token that holds the roles, with dots for one within another; empty = no roles
 * @param redirectUri where the browser comes back to; null = where the request went to
 * @param postLogoutRedirectUri where it comes back to after a logout; null = it stays with the provider
 * @param refresh how often the provider is asked whether a login is still good; 0 = never
 */
public record OidcConfig(
        @Nullable URI issuer,
        String clientId,
        String clientSecret,
        String scopes,
        String userIdClaim,
        String rolesClaim,
        @Nullable URI redirectUri,
        @Nullable URI postLogoutRedirectUri,
        Duration refresh) {

    /** Nobody logs in with a provider. */
    public static final OidcConfig OFF = new OidcConfig(null, "", "", "", "sub", "", null, null, Duration.ZERO);

    public OidcConfig {
        Require.notNegative(refresh, "refresh");
    }

    /** Whether there is a provider. */
    public boolean enabled() {
        return issuer != null;
    }

    /** Secrets never reach a log. */
    @Override
    public String toString() {
        return "OidcConfig[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
