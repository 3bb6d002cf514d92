package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** When an issuer is asked for its keys, and what counts in the meantime. */
class RemoteKeysTest {

    private static final RSAKey OLD = key("old");
    private static final RSAKey NEW = key("new");

    private final FakeIssuer issuer = new FakeIssuer();
    private final FakeNanos clock = new FakeNanos();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final RemoteKeys keys = new RemoteKeys(issuer, Duration.ofHours(1), tasks::add, clock);

    /** Publishes what the test says. */
    private static final class FakeIssuer implements RemoteDocument.Source {

        private List<JWK> published = List.of(OLD);
        private boolean down;
        private int asked;

        @Override
        public String read() throws IOException {
            asked++;
            if (down) {
                throw new IOException("down");
            }
            return new JWKSet(published).toString(true);
        }
    }

    @Test
    void nobody_waits_for_the_issuer_but_the_stage() {
        var first = check(OLD);
        assertFalse(first.isDone());
        assertEquals(0, issuer.asked);

        runs();
        assertEquals(Signature.GOOD, first.join());
    }

    @Test
    void tokens_that_come_while_it_is_asked_share_the_answer() {
        var first = check(OLD);
        var second = check(NEW);
        runs();

        assertEquals(1, issuer.asked);
        assertEquals(Signature.GOOD, first.join());
        assertEquals(Signature.UNKNOWN_KEY, second.join());
    }

    @Test
    void a_known_key_asks_nobody() {
        knows();

        assertEquals(Signature.GOOD, check(OLD).join());
        assertTrue(tasks.isEmpty());
    }

    @Test
    void a_new_key_is_found_when_a_token_names_it() {
        knows();
        clock.advance(Duration.ofMinutes(1));
        issuer.published = List.of(OLD, NEW);
        var token = check(NEW);
        runs();

        assertEquals(Signature.GOOD, token.join());
        assertEquals(Signature.GOOD, check(OLD).join());
    }

    @Test
    void an_unknown_key_is_looked_for_at_most_once_a_minute_and_until_then_nobody_can_say() {
        knows();
        issuer.published = List.of(OLD, NEW);
        clock.advance(Duration.ofSeconds(59));
        for (int i = 0; i < 1000; i++) {
            assertEquals(Signature.UNKNOWN_FOR_NOW, check(NEW).join());
        }
        assertEquals(1, issuer.asked);

        clock.advance(Duration.ofSeconds(1));
        var token = check(NEW);
        runs();
        assertEquals(Signature.GOOD, token.join());
    }

    @Test
    void known_keys_stay_good_while_the_issuer_is_down() {
        knows();
        issuer.down = true;
        clock.advance(Duration.ofHours(5));
        assertEquals(Signature.GOOD, check(OLD).join());
        runs();
        assertEquals(2, issuer.asked);
        assertEquals(Signature.GOOD, check(OLD).join());

        clock.advance(Duration.ofMinutes(1));
        var token = check(NEW);
        runs();
        assertEquals(Signature.UNKNOWN_FOR_NOW, token.join());
    }

    @Test
    void an_issuer_that_was_never_reached_is_asked_again_after_seconds() {
        issuer.down = true;
        var token = check(OLD);
        runs();
        assertEquals(Signature.UNKNOWN_FOR_NOW, token.join());
        assertEquals(Signature.UNKNOWN_FOR_NOW, check(OLD).join());

        issuer.down = false;
        clock.advance(Duration.ofSeconds(5));
        token = check(OLD);
        runs();
        assertEquals(Signature.GOOD, token.join());
    }

    @Test
    void a_key_that_the_issuer_withdrew_is_good_until_its_keys_are_read_again() {
        issuer.published = List.of(OLD, NEW);
        knows();
        issuer.published = List.of(NEW);
        clock.advance(Duration.ofMinutes(59));
        assertEquals(Signature.GOOD, check(OLD).join());
        assertTrue(tasks.isEmpty());

        clock.advance(Duration.ofMinutes(1));
        assertEquals(Signature.GOOD, check(OLD).join());
        runs();
        assertEquals(Signature.UNKNOWN_FOR_NOW, check(OLD).join());
        assertEquals(Signature.GOOD, check(NEW).join());
    }

    @Test
    void a_set_without_keys_is_a_failure_and_changes_nothing() {
        knows();
        issuer.published = List.of();
        clock.advance(Duration.ofHours(1));
        check(OLD);
        runs();

        assertEquals(2, issuer.asked);
        assertEquals(Signature.GOOD, check(OLD).join());
    }

    @Test
    void an_executor_that_takes_nothing_more_is_an_issuer_that_is_down() {
        RemoteKeys stopping = new RemoteKeys(
                issuer,
                Duration.ofHours(1),
                task -> {
                    throw new RejectedExecutionException("stopped");
                },
                clock);

        var token = stopping.check(SignedTokens.parsed(OLD, JWSAlgorithm.RS256, "{}"), Configs.CLOCK.instant());
        assertEquals(Signature.UNKNOWN_FOR_NOW, token.toCompletableFuture().join());
    }

    private CompletableFuture<Signature> check(RSAKey key) {
        return keys.check(SignedTokens.parsed(key, JWSAlgorithm.RS256, "{}"), Configs.CLOCK.instant())
                .toCompletableFuture();
    }

    private void knows() {
        check(OLD);
        runs();
        assertEquals(1, issuer.asked);
    }

    private void runs() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
