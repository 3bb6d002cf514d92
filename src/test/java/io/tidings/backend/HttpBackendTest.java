package io.tidings.backend;

import static io.tidings.backend.FakeBackend.status;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.Format;
import io.tidings.config.TestConfig;
import io.tidings.hub.Asker;
import io.tidings.hub.Authentication;
import io.tidings.hub.ClientCalls;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Handshake;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Payload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBackendTest {

    private static final Asker ANNA = new Asker(
            "c1",
            new Credentials("anna", 0, null, Map.of()),
            new Handshake("websocket", null, "127.0.0.1", false, "", "", Map.of("cookie", "a=1", "x-real", "request")),
            Format.JSON,
            Map.of("x-real", "command", "x-page", "7"));

    private final FakeBackend there = new FakeBackend();
    private final CountDownLatch held = new CountDownLatch(1);
    private HttpBackend backend = with();

    private HttpBackend with(String... settings) {
        String[] all = Stream.concat(
                        Stream.of("tidings.rpc.proxy.endpoint=" + there.url("/rpc"), "tidings.rpc.proxy.timeout=20s"),
                        Stream.of(settings).map(each -> "tidings.rpc.proxy." + each))
                .toArray(String[]::new);
        return new HttpBackend(TestConfig.with(all), Thread::new, Runnable::run);
    }

    private void restart(String... settings) {
        backend.close();
        backend = with(settings);
    }

    @AfterEach
    void close() {
        held.countDown();
        backend.close();
        there.close();
    }

    private CompletableFuture<Decision<ClientCalls.Rpc>> calling(String json) {
        return backend.rpc(ANNA, "default", "price", Payload.json(json)).toCompletableFuture();
    }

    private Decision<ClientCalls.Rpc> call(String json) throws Exception {
        return calling(json).get(20, SECONDS);
    }

    private Outcome refusal() throws Exception {
        return ((Decision.Refused<ClientCalls.Rpc>) call("{}")).why();
    }

    private static Decision<ClientCalls.Rpc> granted(String json) {
        return Decision.granted(new ClientCalls.Rpc(Payload.json(json)));
    }

    @Test
    void a_call_is_one_post_and_both_payloads_pass_as_they_are_written() throws Exception {
        there.answers("/rpc", "{\"result\":{\"data\":{\"b\":1.10, \"a\":12345678901234567890}},\"more\":[1]}");
        assertEquals(granted("{\"b\":1.10, \"a\":12345678901234567890}"), call("{\"z\": 1.0,\"y\":[]}"));
        FakeBackend.Question question = there.questions().get(0);
        assertEquals(
                "{\"client\":\"c1\",\"transport\":\"websocket\",\"protocol\":\"json\",\"encoding\":\"json\","
                        + "\"user\":\"anna\",\"method\":\"price\",\"data\":{\"z\": 1.0,\"y\":[]}}",
                question.body());
        assertEquals(List.of("application/json"), question.headers().get("Content-type"));
    }

    @Test
    void an_answer_without_data_is_an_empty_result() throws Exception {
        there.answers("/rpc", "{\"result\":{}}");
        assertEquals(Decision.granted(new ClientCalls.Rpc(null)), call("{}"));
    }

    @Test
    void binary_payloads_travel_in_base64() throws Exception {
        restart("binary_encoding=true");
        there.answers("/rpc", "{\"result\":{\"b64data\":\"/wA=\"}}");
        Decision<ClientCalls.Rpc> decision = backend.rpc(ANNA, "default", "m", Payload.of(new byte[] {-1, 1}))
                .toCompletableFuture()
                .get(20, SECONDS);
        assertEquals(Decision.granted(new ClientCalls.Rpc(Payload.of(new byte[] {-1, 0}))), decision);
        String asked = there.questions().get(0).body();
        assertTrue(asked.contains("\"encoding\":\"binary\"") && asked.endsWith("\"b64data\":\"/wE=\"}"), asked);
    }

    @Test
    void data_that_is_no_json_is_refused_without_a_call_where_json_is_spoken() throws Exception {
        Decision<ClientCalls.Rpc> decision = backend.rpc(ANNA, "default", "m", Payload.of(new byte[] {-1}))
                .toCompletableFuture()
                .get(20, SECONDS);
        assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), decision);
        assertEquals(List.of(), there.questions());
    }

    @Test
    void every_call_carries_the_static_headers() throws Exception {
        restart("http.static_headers=X-Key=one, X-Other=a b");
        there.answers("/rpc", "{\"result\":{}}");
        call("{}");
        Map<String, List<String>> headers = there.questions().get(0).headers();
        assertEquals(List.of("one"), headers.get("X-key"));
        assertEquals(List.of("a b"), headers.get("X-other"));
    }

    @Test
    void an_error_of_the_backend_is_the_clients() throws Exception {
        there.answers("/rpc", "{\"error\":{\"code\":1000,\"message\":\"sold out\",\"temporary\":true}}");
        assertEquals(new ErrorCode(1000, "sold out", true), refusal());
    }

    @Test
    void a_disconnect_of_the_backend_ends_the_client() throws Exception {
        there.answers("/rpc", "{\"disconnect\":{\"code\":4500,\"reason\":\"go away\"}}");
        assertEquals(new DisconnectCode(4500, "go away"), refusal());
    }

    @Test
    void a_reason_that_sdks_would_misread_is_not_sent() throws Exception {
        there.answers("/rpc", "{\"disconnect\":{\"code\":4500,\"reason\":\"{}\"}}");
        assertEquals(new DisconnectCode(4500, "disconnected by the backend"), refusal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"result\":7}",
                "{\"error\":{\"code\":7}}",
                "{\"disconnect\":{\"code\":9}}",
                "{\"error\":{\"code\":4294967396}}",
                "{\"result\":{\"b64data\":\"%\"}}",
                "{\"result\":{}} {}"
            })
    void an_answer_that_makes_no_sense_is_a_temporary_error(String body) throws Exception {
        there.answers("/rpc", body);
        assertEquals(ErrorCode.INTERNAL, refusal());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 404, 500})
    void a_status_other_than_200_is_a_temporary_error(int code) throws Exception {
        there.answers("/rpc", status(code, "{\"result\":{}}"));
        assertEquals(ErrorCode.INTERNAL, refusal());
        assertEquals(1, there.questions().size());
    }

    @Test
    void an_answer_that_is_too_long_is_a_temporary_error() throws Exception {
        restart("max_response_size=1024");
        there.answers("/rpc", "{\"result\":{\"data\":\"" + "x".repeat(1025) + "\"}}");
        assertEquals(ErrorCode.INTERNAL, refusal());
    }

    @Test
    void a_backend_that_takes_too_long_is_not_waited_for_not_even_with_a_body_that_trickles() throws Exception {
        restart("timeout=100ms");
        there.answers("/rpc", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
        assertEquals(ErrorCode.INTERNAL, refusal());
    }

    @Test
    void nobody_there_is_a_temporary_error() throws Exception {
        there.close();
        assertEquals(ErrorCode.INTERNAL, refusal());
    }

    @Test
    void more_calls_than_may_run_at_once_are_refused_with_111() throws Exception {
        restart("max_concurrent=1");
        there.answers("/rpc", exchange -> {
            await();
            status(200, "{\"result\":{}}").to(exchange);
        });
        CompletableFuture<Decision<ClientCalls.Rpc>> first = calling("{}");
        assertEquals(ErrorCode.TOO_MANY_REQUESTS, refusal());
        held.countDown();
        assertEquals(Decision.granted(new ClientCalls.Rpc(null)), first.get(20, SECONDS));
    }

    @Test
    void a_backend_that_keeps_failing_is_left_alone() throws Exception {
        restart("breaker_failures=2", "breaker_delay=10m");
        there.answers("/rpc", status(500, ""));
        for (int i = 0; i < 5; i++) {
            assertEquals(ErrorCode.INTERNAL, refusal());
        }
        assertEquals(2, there.questions().size());
    }

    @Test
    void after_a_while_one_call_tries_and_others_do_not_join_it() throws Exception {
        restart("breaker_failures=3", "breaker_delay=200ms");
        there.answers("/rpc", status(500, ""));
        for (int i = 0; i < 3; i++) {
            refusal();
        }
        there.answers("/rpc", exchange -> {
            await();
            status(200, "{\"result\":{}}").to(exchange);
        });
        long deadline = System.nanoTime() + SECONDS.toNanos(20);
        CompletableFuture<Decision<ClientCalls.Rpc>> trying = calling("{}");
        while (trying.isDone()) {
            assertTrue(System.nanoTime() < deadline, "never asked again");
            trying = calling("{}");
        }
        assertEquals(ErrorCode.INTERNAL, refusal());
        held.countDown();
        assertEquals(Decision.granted(new ClientCalls.Rpc(null)), trying.get(20, SECONDS));
        assertEquals(Decision.granted(new ClientCalls.Rpc(null)), call("{}"));
        assertEquals(5, there.questions().size());
    }

    @Test
    void a_status_that_says_the_question_was_wrong_leaves_the_breaker_closed() throws Exception {
        restart("breaker_failures=1");
        there.answers("/rpc", status(404, ""));
        refusal();
        refusal();
        assertEquals(2, there.questions().size());
    }

    @Test
    void the_headers_that_are_named_are_passed_on_and_those_of_the_request_are_stronger() throws Exception {
        restart("http.static_headers=X-Page=static", "http_headers=Cookie,X-Real", "emulated_headers=X-Real,X-Page");
        there.answers("/rpc", "{\"result\":{}}");
        call("{}");
        Map<String, List<String>> headers = there.questions().get(0).headers();
        assertEquals(List.of("a=1"), headers.get("Cookie"));
        assertEquals(List.of("request"), headers.get("X-real"));
        assertEquals(List.of("7"), headers.get("X-page"));
        restart();
        call("{}");
        assertFalse(there.questions().get(1).headers().containsKey("Cookie"));
    }

    @Test
    void the_backend_is_told_what_it_said_of_the_connection_where_that_is_wanted() throws Exception {
        restart("include_connection_meta=true");
        there.answers("/rpc", "{\"result\":{}}");
        Asker remembered = new Asker(
                "c1",
                new Credentials("anna", 0, null, Map.of(), Authentication.NONE, null, Payload.json("{\"m\":1}")),
                ANNA.handshake(),
                Format.PROTOBUF,
                Map.of());
        backend.rpc(remembered, "default", "m", null).toCompletableFuture().get(20, SECONDS);
        assertTrue(asked().endsWith("\"method\":\"m\",\"meta\":{\"m\":1}}"), asked());
        assertTrue(asked().contains("\"protocol\":\"protobuf\""), asked());
    }

    @Test
    void a_status_may_stand_for_an_error_or_a_disconnect() throws Exception {
        restart("http.status_to_code_transforms=404=error:404:not found, 503=error:1503:later:temporary,"
                + " 403=disconnect:4503:go away");
        there.answers("/rpc", status(404, ""));
        assertEquals(new ErrorCode(404, "not found", false), refusal());
        there.answers("/rpc", status(503, ""));
        assertEquals(new ErrorCode(1503, "later", true), refusal());
        there.answers("/rpc", status(403, ""));
        assertEquals(new DisconnectCode(4503, "go away"), refusal());
    }

    private String asked() {
        return there.questions().get(there.questions().size() - 1).body();
    }

    private void await() {
        try {
            held.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
