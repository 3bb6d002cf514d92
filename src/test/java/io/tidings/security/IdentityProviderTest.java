package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tidings.config.ClientConfig;
import io.tidings.config.TestConfig;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Handshake;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of a real identity provider, with keys that are fetched from it over HTTP. */
class IdentityProviderTest {

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private ClientConfig config;

    @BeforeEach
    void start() {
        provider.start();
        config = TestConfig.with(
                        "tidings.client.token.jwks_public_endpoint=" + provider.jwksUrl("shop"),
                        "tidings.client.token.issuer=" + provider.issuerUrl("shop"),
                        "tidings.client.token.audience=tidings")
                .client();
    }

    @AfterEach
    void stop() {
        provider.shutdown();
        executor.shutdownNow();
    }

    @Test
    void a_token_of_the_provider_connects() {
        var decision = connect(authorizer(), token("shop", "anna", "tidings", 600));

        var granted = assertInstanceOf(Decision.Granted.class, decision);
        assertEquals("anna", ((Credentials) granted.value()).user());
    }

    @Test
    void a_token_for_another_application_or_of_another_tenant_does_not() {
        TokenAuthorizer authorizer = authorizer();
        Decision<Credentials> invalid = Decision.refused(DisconnectCode.INVALID_TOKEN);

        assertEquals(invalid, connect(authorizer, token("shop", "anna", "payroll", 600)));
        // every tenant of this provider has a key of its own
        assertEquals(Decision.refused(ErrorCode.INTERNAL), connect(authorizer, token("other", "anna", "tidings", 600)));
    }

    @Test
    void an_expired_token_is_told_so() {
        assertEquals(
                Decision.refused(ErrorCode.TOKEN_EXPIRED),
                connect(authorizer(), token("shop", "anna", "tidings", -60)));
    }

    @Test
    void keys_that_were_fetched_are_good_while_the_provider_is_down() {
        TokenAuthorizer authorizer = authorizer();
        String first = token("shop", "anna", "tidings", 600);
        String second = token("shop", "ben", "tidings", 600);
        connect(authorizer, first);
        provider.shutdown();

        assertInstanceOf(Decision.Granted.class, connect(authorizer, second));
    }

    @Test
    void a_provider_that_is_down_from_the_start_is_a_problem_that_passes() {
        String token = token("shop", "anna", "tidings", 600);
        provider.shutdown();

        assertEquals(Decision.refused(ErrorCode.INTERNAL), connect(authorizer(), token));
    }

    private TokenAuthorizer authorizer() {
        return new TokenAuthorizer(config, Clock.systemUTC(), executor);
    }

    private String token(String tenant, String user, String audience, long seconds) {
        return provider.issueToken(tenant, user, audience, Map.of(), seconds).serialize();
    }

    private static Decision<Credentials> connect(TokenAuthorizer authorizer, String token) {
        return authorizer
                .connect(
                        new Command.Connect(1, token, null, Map.of(), "", "", Map.of()),
                        new Handshake("websocket", null, "", false))
                .toCompletableFuture()
                .join();
    }
}
