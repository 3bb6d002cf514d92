package io.tidings.it;

import static io.tidings.backend.FakeBackend.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.backend.FakeBackend;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hooks on a real server, with a backend that answers what each test says. */
interface HookStory extends Story {

    /** More than Payara has threads for requests. */
    int HELD = 250;

    /** A slow machine is no failure. */
    String PATIENT = "20s";

    /** Whom the server asks. */
    FakeBackend backend();

    /** What the server is started with. */
    static Map<String, String> settings(FakeBackend backend) {
        return Map.ofEntries(
                Map.entry("tidings.client.allowed_origins", "*,https://portal.example"),
                Map.entry("tidings.client.proxy.connect.enabled", "true"),
                Map.entry("tidings.client.proxy.connect.endpoint", backend.url("/connect")),
                Map.entry("tidings.client.proxy.connect.timeout", PATIENT),
                Map.entry("tidings.client.proxy.connect.http_headers", "Cookie"),
                Map.entry("tidings.client.proxy.refresh.enabled", "true"),
                Map.entry("tidings.client.proxy.refresh.endpoint", backend.url("/refresh")),
                Map.entry("tidings.client.proxy.refresh.timeout", PATIENT),
                Map.entry("tidings.channel.proxy.subscribe.endpoint", backend.url("/subscribe")),
                Map.entry("tidings.channel.proxy.subscribe.timeout", PATIENT),
                Map.entry("tidings.channel.proxy.publish.endpoint", backend.url("/publish")),
                Map.entry("tidings.channel.proxy.publish.timeout", PATIENT),
                Map.entry("tidings.channel.proxy.sub_refresh.endpoint", backend.url("/sub_refresh")),
                Map.entry("tidings.channel.proxy.sub_refresh.timeout", PATIENT),
                Map.entry("tidings.channel.namespaces", "chat,news,public,asking,closed,prices,desk,hooked"),
                Map.entry("tidings.channel.namespaces.hooked.subscribe_proxy_enabled", "true"),
                Map.entry("tidings.channel.namespaces.hooked.publish_proxy_enabled", "true"),
                Map.entry("tidings.channel.namespaces.hooked.sub_refresh_proxy_enabled", "true"),
                Map.entry("tidings.rpc.proxy.endpoint", backend.url("/rpc")),
                Map.entry("tidings.rpc.proxy.timeout", PATIENT),
                Map.entry("tidings.rpc.proxy.max_concurrent", "1000"),
                Map.entry("tidings.rpc.namespaces", "shop,slow"),
                Map.entry("tidings.rpc.namespaces.shop.proxy_enabled", "true"),
                Map.entry("tidings.rpc.namespaces.slow.proxy_enabled", "true"),
                Map.entry("tidings.rpc.namespaces.slow.proxy_name", "slow"),
                Map.entry("tidings.proxies", "slow"),
                Map.entry("tidings.proxies.slow.endpoint", backend.url("/slow")),
                Map.entry("tidings.proxies.slow.timeout", "200ms"));
    }

    @BeforeEach
    default void answer() {
        backend().questions().clear();
        backend().answers("/connect", "{\"result\":{\"user\":\"56\",\"data\":{\"hello\":1}}}");
        backend().answers("/subscribe", "{\"result\":{}}");
    }

    private URI endpoint() {
        return socket(HandshakeStory.ENDPOINT);
    }

    private JsonClient client() {
        return JsonClient.connected(endpoint(), "");
    }

    private FakeBackend.Question asked(String path) {
        return backend().questions().stream()
                .filter(question -> question.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void the_backend_says_who_connects_and_sees_the_cookie() {
        try (var client = JsonClient.with(endpoint(), "Cookie", "session=abc")) {
            JsonObject reply = client.call("\"connect\":{\"data\":{\"page\":7}}");
            assertEquals(1, reply.getJsonObject("data").getInt("hello"));
            assertEquals(List.of("session=abc"), asked("/connect").headers().get("Cookie"));
            assertTrue(asked("/connect").body().contains("\"data\":{\"page\":7}"));
        }
        backend().answers("/connect", "{\"disconnect\":{\"code\":4500,\"reason\":\"go away\"}}");
        try (var refused = JsonClient.to(endpoint())) {
            refused.send("{\"id\":1,\"connect\":{}}");
            assertEquals(new JsonClient.End(4500, "go away"), refused.end());
        }
    }

    /** The backend may take the cookie for a proof, and everybody's pages may connect here. */
    @Test
    default void the_backend_does_not_see_the_cookie_of_whoever_reads_the_page_of_a_stranger() {
        for (String origin : List.of("https://evil.test", "https://portal.example")) {
            Map<String, String> headers = Map.of("Cookie", "session=abc", "Origin", origin);
            backend().questions().clear();
            try (var client = JsonClient.with(endpoint(), headers)) {
                client.connect("");
            }
            assertEquals(
                    origin.equals("https://evil.test") ? null : List.of("session=abc"),
                    asked("/connect").headers().get("Cookie"),
                    origin);
            backend().questions().clear();
            var stream = HttpRequest.newBuilder(base().resolve("connection/http_stream"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"id\":1,\"connect\":{}}"));
            headers.forEach(stream::header);
            try (var response = OpenResponse.to(stream.build())) {
                response.line("{\"id\":1,\"connect\":");
            }
            assertEquals(
                    origin.equals("https://evil.test") ? null : List.of("session=abc"),
                    asked("/connect").headers().get("Cookie"),
                    origin);
        }
    }

    @Test
    default void the_backend_is_asked_for_every_transport() {
        backend().answers("/rpc", "{\"result\":{\"data\":7}}");
        try (var stream = StreamClient.sse(base(), "{\"id\":1,\"connect\":{}}", "Cookie", "session=abc")) {
            assertEquals(List.of("session=abc"), asked("/connect").headers().get("Cookie"));
            assertTrue(asked("/connect").body().contains("\"transport\":\"sse\""));
            assertEquals("{\"id\":2,\"rpc\":{\"data\":7}}", stream.ask("\"rpc\":{\"method\":\"shop:price\"}"));
        }
    }

    @Test
    default void the_backend_answers_calls_and_beans_answer_theirs() {
        backend().answers("/rpc", "{\"result\":{\"data\":{\"price\":12.50}}}");
        try (var client = client()) {
            assertTrue(client.ask("\"rpc\":{\"method\":\"shop:price\",\"data\":{\"article\":1}}")
                    .contains("{\"price\":12.50}"));
            assertTrue(asked("/rpc").body().contains("\"user\":\"56\",\"method\":\"shop:price\""));
            assertTrue(client.ask("\"rpc\":{\"method\":\"echo\",\"data\":[1]}").contains("[1]"));
            backend().answers("/rpc", "{\"error\":{\"code\":1000,\"message\":\"sold out\"}}");
            assertEquals(1000, client.error("\"rpc\":{\"method\":\"shop:price\"}"));
        }
    }

    @Test
    default void the_backend_says_who_subscribes_and_what_is_published() {
        backend().answers("/publish", "{\"result\":{\"data\":{\"text\":\"seen\"}}}");
        try (var client = client()) {
            client.subscribe("hooked:1");
            client.publish("hooked:1", "{\"text\":\"raw\"}");
            client.push("hooked:1", "{\"text\":\"seen\"}");
            backend().answers("/subscribe", "{\"error\":{\"code\":403,\"message\":\"no\"}}");
            assertEquals(403, client.error("\"subscribe\":{\"channel\":\"hooked:2\"}"));
            backend().answers("/publish", "{\"error\":{\"code\":403,\"message\":\"no\"}}");
            assertEquals(403, client.error("\"publish\":{\"channel\":\"hooked:1\",\"data\":{}}"));
        }
    }

    @Test
    default void the_backend_says_whether_something_goes_on() {
        var ended = new CountDownLatch(1);
        backend().answers("/connect", ending("\"user\":\"56\","));
        backend().answers("/subscribe", ending(""));
        backend().answers("/sub_refresh", "{\"result\":{\"expired\":true}}");
        backend().answers("/refresh", exchange -> {
            await(ended);
            status(200, "{\"result\":{\"expired\":true}}").to(exchange);
        });
        try (var client = JsonClient.to(endpoint())) {
            assertFalse(client.call("\"connect\":{}").containsKey("expires"));
            assertFalse(client.subscribe("hooked:1").containsKey("expires"));
            client.push("hooked:1", "\"unsubscribe\":{\"code\":2501");
            ended.countDown();
            assertEquals(3005, client.end().code());
        } finally {
            ended.countDown();
        }
    }

    /** A result with these fields that is good for a few seconds. */
    private static FakeBackend.Answer ending(String fields) {
        return exchange -> status(200, "{\"result\":{" + fields + "\"expire_at\":" + Tokens.in(3) + "}}")
                .to(exchange);
    }

    @Test
    default void a_backend_that_fails_is_a_temporary_error() {
        backend().answers("/rpc", status(500, ""));
        var hold = new CountDownLatch(1);
        backend().answers("/slow", exchange -> await(hold));
        try (var client = client()) {
            String reply = client.ask("\"rpc\":{\"method\":\"shop:price\"}");
            assertTrue(reply.contains("\"code\":100,") && reply.contains("\"temporary\":true"), reply);
            assertEquals(100, client.error("\"rpc\":{\"method\":\"slow:price\"}"));
        } finally {
            hold.countDown();
        }
        String metrics = Http.send("GET", base().resolve(MetricsStory.PAGE), "").body();
        assertTrue(metrics.contains("\ntidings_hook_failures_total{hook=\"rpc\",reason=\"status\"} 1"), metrics);
        assertTrue(metrics.contains("\ntidings_hook_failures_total{hook=\"rpc\",reason=\"timeout\"} 1"), metrics);
    }

    @Test
    default void clients_that_wait_for_the_backend_keep_nobody_from_being_served() {
        var hold = new CountDownLatch(1);
        backend().answers("/rpc", exchange -> {
            await(hold);
            status(200, "{\"result\":{\"data\":1}}").to(exchange);
        });
        List<JsonClient> waiting = new ArrayList<>();
        try (var other = client()) {
            for (int i = 0; i < HELD; i++) {
                JsonClient client = client();
                waiting.add(client);
                client.send("{\"id\":9,\"rpc\":{\"method\":\"shop:price\"}}");
            }
            Await.until(
                    "all wait",
                    JsonClient.PATIENCE,
                    () -> backend().questions().stream()
                                    .filter(question -> question.path().equals("/rpc"))
                                    .count()
                            == HELD);
            assertTrue(other.ask("\"rpc\":{\"method\":\"echo\",\"data\":[1]}").contains("[1]"));
            hold.countDown();
            waiting.forEach(client -> assertEquals("{\"id\":9,\"rpc\":{\"data\":1}}", client.reply(9)));
        } finally {
            hold.countDown();
            waiting.forEach(JsonClient::close);
        }
    }

    private static void await(CountDownLatch hold) {
        try {
            hold.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
