package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Await;
import io.tidings.hub.Broker;
import io.tidings.hub.BrokerListener;
import io.tidings.hub.ChannelEvent;
import io.tidings.hub.LimitListener;
import io.tidings.hub.Retention;
import io.tidings.protocol.StreamPosition;
import io.tidings.security.ApiAccess;
import io.tidings.security.FailedAuthentications;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On Grizzly itself, before a container that says what has come to it. */
class GrizzlyApiTest {

    private static final String CALL = "{\"channel\":\"plain:a\",\"data\":{\"x\":1.0}}";
    private static final String ANSWER = "{\"result\":{}}";

    /** The last of its connection. */
    private static final String HEAD =
            "POST /app/api/publish HTTP/1.1\r\nHost: test\r\nX-API-Key: the-key\r\nConnection: close\r\nContent-Length: "
                    + CALL.length() + "\r\n";

    /** Others follow on its connection. */
    private static final String NEXT = HEAD.replace("Connection: close\r\n", "");

    /** Longer than the largest body. */
    private static final String LONG = "{\"channel\":\"plain:a\",\"data\":\"" + "x".repeat(2000) + "\"}";

    private static final TidingsConfig CONFIG =
            TestConfig.with("tidings.http_api.key=the-key", "tidings.http_api.max_request_body_size=1024");

    /** What publications wait for in the broker. */
    private final AtomicReference<CompletableFuture<Void>> gate =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    private final ApiFixture fixture = new ApiFixture(broker -> new Late(broker, gate));
    private final Container container = new Container();
    private final GrizzlyApi api = new GrizzlyApi(
            "/app",
            new ApiCalls(fixture.hub(), CONFIG.http().api()),
            new ApiAccess(
                    CONFIG,
                    new FailedAuthentications(CONFIG.limit(), System::nanoTime),
                    LimitListener.NONE,
                    (request, address, refusal) -> {}),
            container,
            false);
    private final HttpServer server = new HttpServer();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;

    /** Reads all there is and gives it back. */
    private static final class Container extends HttpHandler {
        private final CountDownLatch entered = new CountDownLatch(1);

        @Override
        public void service(Request request, Response response) throws Exception {
            entered.countDown();
            byte[] body = request.getInputStream().readAllBytes();
            response.getOutputStream().write(("container: " + new String(body, UTF_8)).getBytes(UTF_8));
        }
    }

    /** A broker that lets publications wait. */
    private record Late(Broker broker, AtomicReference<CompletableFuture<Void>> gate) implements Broker {
        @Override
        public void start(BrokerListener listener) {
            broker.start(listener);
        }

        @Override
        public CompletionStage<StreamPosition> publish(String channel, ChannelEvent event, Retention retention) {
            return gate.get().thenCompose(open -> broker.publish(channel, event, retention));
        }

        @Override
        public CompletionStage<Void> subscribe(String channel) {
            return broker.subscribe(channel);
        }

        @Override
        public CompletionStage<Void> unsubscribe(String channel) {
            return broker.unsubscribe(channel);
        }
    }

    @BeforeEach
    void start() throws IOException {
        NetworkListener listener =
                new NetworkListener("test", InetAddress.getLoopbackAddress().getHostAddress(), 0);
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(api, "/");
        server.start();
        port = listener.getPort();
        api.take(ApiMethod.PUBLISH);
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
        fixture.close();
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String publish(String body, String... headers) throws IOException, InterruptedException {
        return post("/app/api/publish", BodyPublishers.ofString(body), headers).body();
    }

    @Test
    void a_plain_call_with_the_key_is_answered_as_a_servlet_would() throws Exception {
        var answer = post("/app/api/publish", BodyPublishers.ofString(CALL), "X-API-Key", "the-key");
        assertEquals(200, answer.statusCode());
        assertEquals(ANSWER, answer.body());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(ANSWER, publish(CALL, "authorization", "ApiKey the-key", "Content-Type", "application/json"));
    }

    @Test
    void what_is_published_reaches_subscribers_and_keeps_its_options() throws Exception {
        var anna = fixture.client("anna");
        assertEquals(
                "{\"result\":{\"offset\":1,\"epoch\":\"",
                publish("{\"channel\":\"a\",\"data\":1.0,\"idempotency_key\":\"k\"}", "X-API-Key", "the-key")
                        .substring(0, 31));
        String again = publish("{\"channel\":\"a\",\"data\":2,\"idempotency_key\":\"k\"}", "X-API-Key", "the-key");
        assertTrue(again.contains("\"offset\":1,"), again);
        assertEquals(ANSWER, fixture.ask("subscribe", "{\"user\":\"anna\",\"channel\":\"b\"}"));
        anna.next();
        publish("{\"channel\":\"b\",\"data\":{\"n\":1.0}}", "X-API-Key", "the-key");
        String push = anna.next();
        assertTrue(push.contains("\"data\":{\"n\":1.0}"), push);
    }

    @Test
    void an_error_has_a_status_where_the_call_wants_one() throws Exception {
        String unknown = "{\"channel\":\"nowhere:1\",\"data\":1}";
        var answer = post(
                "/app/api/publish",
                BodyPublishers.ofString(unknown),
                "X-API-Key",
                "the-key",
                "X-Centrifugo-Error-Mode",
                "transport");
        assertEquals("404 {\"code\":102,\"message\":\"unknown channel\"}", answer.statusCode() + " " + answer.body());
        assertEquals(ApiFixture.error(102, "unknown channel"), publish(unknown, "X-API-Key", "the-key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no key                          | User-Agent | test",
                "a wrong key                     | X-API-Key  | another",
                "a page                          | Origin     | https://elsewhere.example",
                "a browser                       | Cookie     | JSESSIONID=1",
                "a proxy                         | X-Forwarded-For | 192.0.2.7",
                "a header that nobody here knows | X-Something | 1",
                "another type of body            | Content-Type | text/plain",
            })
    void all_else_goes_to_the_container(String what, String header, String value) throws Exception {
        String answer = header.equals("User-Agent") || header.equals("X-API-Key")
                ? publish(CALL, header, value)
                : publish(CALL, "X-API-Key", "the-key", header, value);
        assertEquals("container: " + CALL, answer, what);
    }

    @Test
    void what_is_wrong_goes_to_the_container_whole() throws Exception {
        for (String body : new String[] {"{\"channel\":7}", "[", "", LONG}) {
            assertEquals("container: " + body, publish(body, "X-API-Key", "the-key"));
        }
    }

    @Test
    void other_addresses_and_methods_go_to_the_container() throws Exception {
        for (String path :
                new String[] {"/app/api/broadcast", "/app/api/publish?x=1", "/api/publish", "/app/api/info"}) {
            assertEquals(
                    "container: " + CALL,
                    post(path, BodyPublishers.ofString(CALL), "X-API-Key", "the-key")
                            .body());
        }
        api.take(ApiMethod.BROADCAST);
        assertEquals(
                "{\"result\":{\"responses\":[{\"result\":{}}]}}",
                post(
                                "/app/api/broadcast",
                                BodyPublishers.ofString("{\"channels\":[\"plain:a\"],\"data\":1}"),
                                "X-API-Key",
                                "the-key")
                        .body());
    }

    @Test
    void a_body_without_a_length_goes_to_the_container() throws Exception {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(CALL.getBytes(UTF_8)));
        assertEquals(
                "container: " + CALL,
                post("/app/api/publish", body, "X-API-Key", "the-key").body());
    }

    @Test
    void a_body_that_comes_in_pieces_is_waited_for() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            for (String piece : List.of(HEAD + "\r\n", CALL.substring(0, 9), CALL.substring(9))) {
                socket.getOutputStream().write(piece.getBytes(UTF_8));
            }
            assertTrue(new String(socket.getInputStream().readAllBytes(), UTF_8).endsWith(ANSWER));
        }
    }

    @Test
    void a_body_that_ends_too_early_is_the_containers_affair() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((HEAD + "\r\n" + CALL.substring(1)).getBytes(UTF_8));
        }
        Await.until("the container has it", () -> container.entered.getCount() == 0);
    }

    @Test
    void requests_that_follow_each_other_at_once_are_answered_one_after_the_other() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String each = "POST /app/api/publish HTTP/1.1\r\nHost: test\r\nX-API-Key: the-key\r\nContent-Length: "
                    + CALL.length() + "\r\n";
            String all = (each + "\r\n" + CALL).repeat(3) + HEAD + "\r\n" + CALL;
            socket.getOutputStream().write(all.getBytes(UTF_8));
            String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertEquals(5, answers.split("\\{\"result\":\\{}}", -1).length, answers);
        }
    }

    @Test
    void an_answer_that_takes_its_time_comes_later_and_the_next_one_after_it() throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        gate.set(closed);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((NEXT + "\r\n" + CALL + HEAD + "\r\n" + CALL).getBytes(UTF_8));
            // somebody else is answered meanwhile
            assertEquals("container: " + CALL, publish(CALL, "X-API-Key", "another"));
            closed.complete(null);
            String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertEquals(3, answers.split("\\{\"result\":\\{}}", -1).length, answers);
        }
    }

    @Test
    void after_its_end_everything_goes_to_the_container() throws Exception {
        api.end();
        assertEquals("container: " + CALL, publish(CALL, "X-API-Key", "the-key"));
    }
}
