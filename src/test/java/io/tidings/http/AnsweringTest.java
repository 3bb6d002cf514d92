package io.tidings.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnsweringTest {

    private static final ApiAnswer DONE = new ApiAnswer(200, Payload.json("{\"result\":{}}"));

    private final Answering answering = new Answering(Duration.ofMinutes(1));
    private final FakeExchange exchange = new FakeExchange();

    @Test
    void an_answer_that_is_there_goes_out_at_once() throws IOException {
        answering.send(CompletableFuture.completedFuture(DONE), false, exchange.request(), exchange.response());
        assertFalse(exchange.isAsync());
        assertEquals("200 application/json no-store 13 {\"result\":{}}", exchange.sent());
    }

    @Test
    void an_answer_that_comes_later_keeps_no_thread_and_is_not_written_by_whoever_brings_it() throws IOException {
        CompletableFuture<ApiAnswer> coming = new CompletableFuture<>();
        answering.send(coming, false, exchange.request(), exchange.response());
        assertTrue(exchange.isAsync());
        assertEquals("", exchange.sent());
        coming.complete(DONE);
        exchange.awaitCompletion();
        assertEquals("200 application/json no-store 13 {\"result\":{}}", exchange.sent());
        assertNotEquals(Thread.currentThread(), exchange.writer());
    }

    @Test
    void an_answer_that_does_not_come_is_an_error_that_may_pass() throws IOException {
        Answering hasty = new Answering(Duration.ofMillis(20));
        CompletableFuture<ApiAnswer> never = new CompletableFuture<>();
        hasty.send(never, true, exchange.request(), exchange.response());
        exchange.awaitCompletion();
        assertEquals(
                "500 application/json no-store 46 {\"code\":100,\"message\":\"internal server error\"}",
                exchange.sent());
        assertFalse(never.isDone());
    }

    @Test
    void a_peer_that_has_gone_ends_the_exchange_all_the_same() throws IOException {
        CompletableFuture<ApiAnswer> coming = new CompletableFuture<>();
        exchange.breakWith(new IOException("gone, on purpose"));
        answering.send(coming, false, exchange.request(), exchange.response());
        coming.complete(DONE);
        exchange.awaitCompletion();
        assertEquals(1, exchange.completions());
    }
}
