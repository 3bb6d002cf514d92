package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server API that numbers publications, and does something else with the third. */
class CallersTest {

    private interface Fault {
        /** What the third request comes to. */
        void third(HttpExchange exchange) throws IOException;
    }

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong published = new AtomicLong();
    private Fault fault = this::publish;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/publish", exchange -> {
            try (exchange) {
                boolean asked = "key".equals(exchange.getRequestHeaders().getFirst("X-API-Key"))
                        && new String(exchange.getRequestBody().readAllBytes(), UTF_8).equals("{\"a\":1}");
                if (!asked) {
                    answer(exchange, 401, "");
                } else if (requests.incrementAndGet() == 3) {
                    fault.third(exchange);
                } else {
                    publish(exchange);
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void publish(HttpExchange exchange) throws IOException {
        answer(exchange, 200, "{\"result\":{\"offset\":" + published.incrementAndGet() + ",\"epoch\":\"x\"}}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    private Callers callers() {
        return new Callers(server.getAddress(), "/api/publish", "key", "{\"a\":1}");
    }

    private static Map<String, Double> run(Callers callers) {
        return callers.run(5, Duration.ofMillis(50), Duration.ofMillis(100), 20);
    }

    @Test
    void every_answer_is_counted_once() {
        try (var callers = callers()) {
            var values = run(callers);
            assertEquals(published.get(), callers.answers());
            assertTrue(callers.tally().isClean(), values::toString);
            assertTrue(values.get("requests_per_s") > 0 && values.get("p50_us") <= values.get("p99_us"));
            assertEquals(0, values.get("reconnects"));
        }
    }

    @Test
    void what_is_published_twice_or_not_at_all_is_seen() {
        fault = exchange -> {
            published.incrementAndGet();
            publish(exchange);
        };
        try (var callers = callers()) {
            assertEquals(1, run(callers).get("duplicates"));
        }
        requests.set(0);
        published.set(0);
        fault = exchange -> answer(exchange, 200, "{\"result\":{}}");
        try (var callers = callers()) {
            assertEquals(1, run(callers).get("lost"));
        }
    }

    @Test
    void a_refusal_is_counted_with_its_reason() {
        fault = exchange -> answer(exchange, 200, "{\"error\":{\"code\":102}}");
        try (var callers = callers()) {
            assertEquals(1, run(callers).get("refusals"));
            assertEquals(
                    Set.of("200 {\"error\":{\"code\":102}}"),
                    callers.tally().reasons().keySet());
        }
    }

    @Test
    void a_connection_that_ends_in_the_middle_of_a_request_is_a_fault_and_another_goes_on() {
        fault = HttpExchange::close;
        try (var callers = callers()) {
            var values = run(callers);
            assertEquals(1, values.get("disconnects"));
            assertEquals(1, values.get("reconnects"));
            assertEquals(published.get(), callers.answers());
        }
    }

    @Test
    void a_connection_that_ends_after_an_answer_is_opened_anew() {
        fault = exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            publish(exchange);
        };
        try (var callers = callers()) {
            assertEquals(1, run(callers).get("reconnects"));
            assertTrue(callers.tally().isClean());
        }
    }
}
