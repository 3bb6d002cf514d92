package io.tidings.it;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An identity provider with a login page that believes every name. What it says of everybody, at the login and whenever it
 * is asked again, a test can change. Thread-safe.
 */
final class IdentityProvider implements AutoCloseable {

    static final String CLIENT = "tidings-it";

    private static final String TENANT = "shop";

    private final MockOAuth2Server server;
    private volatile List<String> roles = List.of();
    private volatile boolean ended;

    IdentityProvider() {
        server = new MockOAuth2Server(new OAuth2Config(
                true, null, null, false, new OAuth2TokenProvider(), Set.of(new Says()), new MockWebServerWrapper()));
        server.start();
        // its first answer takes seconds, which no server waits for
        Http.send("GET", server.wellKnownUrl(TENANT).uri(), "");
    }

    /** What it adds to every token. */
    private final class Says extends DefaultOAuth2TokenCallback {

        Says() {
            super(TENANT);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            if (ended && request.getAuthorizationGrant().getType().getValue().equals("refresh_token")) {
                throw new OAuth2Exception(OAuth2Error.INVALID_GRANT, "the session has ended");
            }
            return Map.of("roles", roles);
        }
    }

    URI issuer() {
        return server.issuerUrl(TENANT).uri();
    }

    URI logoutPage() {
        return server.endSessionEndpointUrl(TENANT).uri();
    }

    /** From now on everybody has these roles. */
    void gives(String... these) {
        roles = List.of(these);
        ended = false;
    }

    /** From now on it knows of no login that was. */
    void endsAll() {
        ended = true;
    }

    /** What it sends to who has to know that a session has ended; either may be empty. */
    String logoutToken(String subject, String session) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        if (!session.isEmpty()) {
            claims.put("sid", session);
        }
        return server.issueToken(TENANT, subject, CLIENT, claims, 60).serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
