package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Await;
import io.tidings.security.TokenEndpoint.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token endpoint that does not answer as it should. */
class TokenEndpointTest {

    private final FakeProvider provider = new FakeProvider();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        provider.close();
        threads.shutdownNow();
    }

    @Test
    void so_many_wait_for_a_slow_provider_and_no_more() {
        provider.held = new CountDownLatch(1);
        TokenEndpoint endpoint = endpoint(Duration.ofMinutes(5));
        List<CompletableFuture<Answer>> waiting = new ArrayList<>();
        for (int i = 0; i < TokenEndpoint.WAITING; i++) {
            waiting.add(CompletableFuture.supplyAsync(() -> ask(endpoint), threads));
        }
        Await.until("all wait", () -> provider.asked.size() == TokenEndpoint.WAITING);

        assertEquals(new Answer.Silent("too many wait for it already"), ask(endpoint));
        provider.held.countDown();
        waiting.forEach(each -> assertInstanceOf(Answer.Tokens.class, each.join()));
        assertInstanceOf(Answer.Tokens.class, ask(endpoint));
    }

    @Test
    void nobody_waits_longer_than_that() {
        provider.held = new CountDownLatch(1);
        assertEquals(new Answer.Silent("no answer in 50 ms"), ask(endpoint(Duration.ofMillis(50))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html>", "{\"id_token\":", "\"x\"", "{}"})
    void what_is_no_answer_says_nothing(String body) {
        provider.answer = body;
        assertInstanceOf(Answer.Silent.class, ask(endpoint(Duration.ofMinutes(1))));
    }

    @Test
    void an_answer_without_end_is_read_no_further() {
        provider.answer = "{\"x\":\"" + "y".repeat(1 << 20) + "\"}";
        Answer.Silent silent = assertInstanceOf(Answer.Silent.class, ask(endpoint(Duration.ofMinutes(1))));
        assertTrue(silent.why().contains("more than 262144 bytes"), silent.why());
    }

    private TokenEndpoint endpoint(Duration patience) {
        return new TokenEndpoint(provider.config(), patience);
    }

    private Answer ask(TokenEndpoint endpoint) {
        URI address = provider.issuer().resolve("/token");
        return endpoint.refresh(new ProviderMetadata(address, address, address, null, false), "r1");
    }
}
