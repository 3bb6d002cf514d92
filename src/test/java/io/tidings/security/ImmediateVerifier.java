package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.TokenConfig;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** A verifier whose answers are all known at once, because its keys stand in the configuration. */
record ImmediateVerifier(TokenVerifier tokens) {

    ImmediateVerifier(TokenConfig config, Clock clock) {
        this(new TokenVerifier(config, new ConfiguredKeys(config), clock));
    }

    Verification<ConnectionClaims> connection(String token) {
        return now(tokens.connection(token));
    }

    Verification<SubscriptionClaims> subscription(String token) {
        return now(tokens.subscription(token));
    }

    private static <T> T now(CompletionStage<T> stage) {
        assertTrue(stage.toCompletableFuture().isDone());
        return stage.toCompletableFuture().join();
    }

    /** The claims of a token that has to be good. */
    static <C> C valid(Verification<C> outcome) {
        Object valid = assertInstanceOf(Verification.Valid.class, outcome, outcome::toString);
        @SuppressWarnings("unchecked")
        C claims = ((Verification.Valid<C>) valid).claims();
        return claims;
    }

    static void assertInvalid(String why, Verification<?> outcome) {
        assertEquals(new Verification.Invalid<>(why), outcome);
    }
}
