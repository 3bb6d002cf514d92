package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.JsonClient.End;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a back end asks over HTTP, and what connected clients see of it. The key is that of it.properties. */
interface ServerApiStory extends Story {

    String KEY = "test-api-key";
    String TYPE = "Content-Type";
    String JSON = "application/json";

    private HttpResponse<String> post(String method, String body, String... headers) {
        return Http.send("POST", base().resolve("api/" + method), body, headers);
    }

    /** Asks with the key; the body of the answer. */
    private String ask(String method, String body) {
        var answer = post(method, body, TYPE, JSON, "X-API-Key", KEY);
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(JSON, answer.headers().firstValue(TYPE).orElse("").split(";")[0]);
        return answer.body();
    }

    private JsonClient client(String user) {
        return JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of(user));
    }

    /** A user of this test's own, so that no other story's connections are meant. */
    private static String somebody() {
        return "u-" + UUID.randomUUID();
    }

    @Test
    default void what_a_back_end_publishes_reaches_subscribers_byte_for_byte_and_once() {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = client("anna")) {
            anna.subscribe(channel);
            String request = "{\"channel\":\"" + channel
                    + "\",\"data\":{\"b\" : 1.0e2,\"\u00e9\":9007199254740993},\"tags\":{\"k\":\"v\"},\"idempotency_key\":\"k\"}";
            String first = ask("publish", request);
            assertTrue(first.startsWith("{\"result\":{\"offset\":1,\"epoch\":\""), first);
            assertEquals(first, ask("publish", request));
            String push = anna.push("\"pub\":");
            assertTrue(
                    push.contains(
                            "\"data\":{\"b\" : 1.0e2,\"\u00e9\":9007199254740993},\"offset\":1,\"tags\":{\"k\":\"v\"}"),
                    push);
            ask("publish", "{\"channel\":\"" + channel + "\",\"data\":2}");
            assertTrue(anna.push("\"pub\":").contains("\"data\":2,\"offset\":2"));
        }
    }

    /** A header that nobody knows makes Payara's servlet container answer, which it need not do without. */
    @Test
    default void a_publication_is_answered_alike_whichever_way_it_goes() {
        String channel = "chat:" + UUID.randomUUID();
        for (String body : List.of(
                "{\"channel\":\"" + channel + "\",\"data\":1,\"idempotency_key\":\"k\"}",
                "{\"channel\":\"nowhere:1\",\"data\":1}",
                "{\"channel\":7}")) {
            var through = post("publish", body, TYPE, JSON, "X-API-Key", KEY, "X-Nobody-Knows", "1");
            var plain = post("publish", body, TYPE, JSON, "X-API-Key", KEY);
            assertEquals(through.statusCode(), plain.statusCode());
            assertEquals(through.body(), plain.body());
            assertEquals(headers(through), headers(plain));
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    @Test
    default void a_back_end_subscribes_and_unsubscribes_a_user_and_sees_who_is_there() {
        String user = somebody();
        String channel = "closed:" + UUID.randomUUID();
        String whom = "{\"user\":\"" + user + "\",\"channel\":\"" + channel + "\"}";
        try (var client = client(user)) {
            assertEquals("{\"result\":{}}", ask("subscribe", whom));
            client.push("\"channel\":\"" + channel + "\"", "\"subscribe\":{");
            assertEquals(
                    "{\"result\":{\"channels\":{\"" + channel + "\":{\"num_clients\":1}}}}",
                    ask("channels", "{\"pattern\":\"" + channel + "*\"}"));
            assertEquals("{\"result\":{}}", ask("publish", "{\"channel\":\"" + channel + "\",\"data\":1}"));
            client.push("\"pub\":{\"data\":1}");
            assertEquals("{\"result\":{}}", ask("unsubscribe", whom));
            client.push("\"unsubscribe\":{\"code\":2000");
            assertEquals("{\"result\":{\"channels\":{}}}", ask("channels", "{\"pattern\":\"" + channel + "\"}"));
        }
    }

    @Test
    default void a_back_end_ends_the_connections_of_a_user_on_every_transport() {
        String user = somebody();
        try (var socket = client(user);
                var stream = StreamClient.sse(base(), Way.connect(Tokens.of(user)))) {
            String whom = "{\"user\":\"" + user + "\",\"disconnect\":{\"code\":4500,\"reason\":\"banned\"}}";
            assertEquals("{\"result\":{}}", ask("disconnect", whom));
            assertEquals(new End(4500, "banned"), socket.end());
            assertEquals(new End(4500, "banned"), stream.end());
        }
    }

    @Test
    default void a_back_end_takes_tokens_back() {
        String user = somebody();
        String id = UUID.randomUUID().toString();
        String token = Tokens.signed("{\"sub\":\"" + user + "\",\"jti\":\"" + id + "\",\"iat\":" + Tokens.in(-5) + "}");
        try (var leaked = JsonClient.connected(socket(HandshakeStory.ENDPOINT), token);
                var other = client(user);
                var again = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            String revoked = "{\"uid\":\"" + id + "\",\"expire_at\":" + Tokens.in(600) + "}";
            assertEquals("{\"result\":{}}", ask("revoke_token", revoked));
            assertEquals(new End(3014, "state invalidated"), leaked.end());
            assertEquals(109, again.error("\"connect\":{\"token\":\"" + token + "\"}"));
            assertEquals("{\"result\":{}}", ask("invalidate_user_tokens", "{\"user\":\"" + user + "\"}"));
            assertEquals(new End(3014, "state invalidated"), other.end());
        }
        String later = Tokens.signed("{\"sub\":\"" + user + "\",\"iat\":" + Tokens.in(60) + "}");
        try (var fresh = JsonClient.connected(socket(HandshakeStory.ENDPOINT), later)) {
            assertEquals(
                    "{\"data\":[1]}",
                    fresh.call("\"rpc\":{\"method\":\"echo\",\"data\":[1]}").toString());
        }
    }

    @Test
    default void presence_history_and_info_say_what_there_is() {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = client("anna")) {
            anna.subscribe(channel);
            anna.publish(channel, "{\"n\":1}");
            String presence = ask("presence", "{\"channel\":\"" + channel + "\"}");
            assertTrue(
                    presence.matches(
                            "\\{\"result\":\\{\"presence\":\\{\"([^\"]+)\":\\{\"user\":\"anna\",\"client\":\"\\1\"}}}}"),
                    presence);
            assertEquals(
                    "{\"result\":{\"num_clients\":1,\"num_users\":1}}",
                    ask("presence_stats", "{\"channel\":\"" + channel + "\"}"));
            String history = ask("history", "{\"channel\":\"" + channel + "\",\"limit\":-1}");
            assertTrue(
                    history.startsWith(
                            "{\"result\":{\"publications\":[{\"data\":{\"n\":1},\"info\":{\"user\":\"anna\""),
                    history);
            assertEquals("{\"result\":{}}", ask("history_remove", "{\"channel\":\"" + channel + "\"}"));
            assertTrue(ask("history", "{\"channel\":\"" + channel + "\",\"limit\":-1}")
                    .startsWith("{\"result\":{\"publications\":[],"));
            var node = JsonClient.read(ask("info", "{}"))
                    .getJsonObject("result")
                    .getJsonArray("nodes")
                    .getJsonObject(0);
            assertTrue(node.getInt("num_clients") >= 1 && node.getInt("num_subs") >= 1, node::toString);
        }
    }

    @Test
    default void a_bean_answers_a_back_end_too() {
        assertEquals("{\"result\":{\"data\":{\"x\":1.0}}}", ask("rpc", "{\"method\":\"echo\",\"params\":{\"x\":1.0}}"));
        assertTrue(ask("rpc", "{\"method\":\"unknown\"}").startsWith("{\"error\":{\"code\":104,"));
    }

    @Test
    default void calls_in_the_older_form_go_to_one_path() {
        String calls =
                "{\"id\":1,\"method\":\"publish\",\"params\":{\"channel\":\"public:1\",\"data\":1}}\n{\"method\":\"nothing\"}";
        for (String path : new String[] {"api", "api/"}) {
            var answer = Http.send("POST", base().resolve(path), calls, TYPE, JSON, "X-API-Key", KEY);
            assertEquals(
                    "200 {\"id\":1,\"result\":{}}\n{\"error\":{\"code\":104,\"message\":\"method not found\"}}",
                    answer.statusCode() + " " + answer.body());
        }
    }

    @Test
    default void an_error_has_a_status_where_the_request_wants_one() {
        var answer = post(
                "publish",
                "{\"channel\":\"nowhere:1\",\"data\":1}",
                TYPE,
                JSON,
                "X-API-Key",
                KEY,
                "X-Centrifugo-Error-Mode",
                "transport");
        assertEquals("404 {\"code\":102,\"message\":\"unknown channel\"}", answer.statusCode() + " " + answer.body());
    }

    @Test
    default void a_key_or_the_role_of_a_publisher_opens_it_and_nothing_else() {
        String body = "{\"channel\":\"public:1\",\"data\":1}";
        assertEquals(
                200,
                post("publish", body, TYPE, JSON, "Authorization", "ApiKey " + KEY)
                        .statusCode());
        assertEquals(
                200,
                post("publish", body, TYPE, JSON, "Authorization", Http.basic("anna:demo"))
                        .statusCode());
        assertEquals(
                403,
                post("publish", body, TYPE, JSON, "Authorization", Http.basic("ben:demo"))
                        .statusCode());
        // WildFly looks at names and passwords before we do, and says so itself
        assertEquals(
                401,
                post("publish", body, TYPE, JSON, "Authorization", Http.basic("anna:wrong"))
                        .statusCode());
        for (String wrong : new String[] {"Bearer " + KEY, "apikey wrong"}) {
            var refused = post("publish", body, TYPE, JSON, "Authorization", wrong);
            assertEquals(401, refused.statusCode(), wrong);
            assertEquals(
                    "apikey realm=\"tidings\"",
                    refused.headers().firstValue("WWW-Authenticate").orElse(""));
        }
        assertEquals(401, post("publish?api_key=" + KEY, body, TYPE, JSON).statusCode());
    }

    /** A request, and the status it gets. {@code headers}: names and values in turn. */
    record Wrong(int status, String method, String path, String body, List<String> headers) {}

    private static Wrong wrong(int status, String method, String path, String body, String... headers) {
        return new Wrong(status, method, path, body, List.of(headers));
    }

    private static Stream<Wrong> all() {
        String good = "{\"channel\":\"public:1\",\"data\":1}";
        return Stream.of(
                wrong(401, "POST", "publish", good, TYPE, JSON),
                wrong(401, "POST", "nothing", good, TYPE, JSON),
                wrong(403, "POST", "publish", good, "X-API-Key", KEY, "Origin", "https://elsewhere.example"),
                wrong(404, "POST", "nothing", good, "X-API-Key", KEY),
                wrong(404, "POST", "publish/more", good, "X-API-Key", KEY),
                wrong(400, "POST", "", "[]", "X-API-Key", KEY),
                wrong(401, "POST", "", "{}"),
                wrong(405, "GET", "publish", "", "X-API-Key", KEY),
                wrong(405, "PUT", "publish", good, "X-API-Key", KEY),
                wrong(405, "POST", "openapi.yaml", good, "X-API-Key", KEY),
                wrong(413, "POST", "publish", " ".repeat(1_048_577), TYPE, JSON, "X-API-Key", KEY),
                wrong(415, "POST", "publish", good, TYPE, "text/plain", "X-API-Key", KEY),
                wrong(415, "POST", "publish", good, TYPE, "application/x-www-form-urlencoded", "X-API-Key", KEY),
                wrong(400, "POST", "publish", "", TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "publish", "nonsense", TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "publish", "[]", TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "publish", good + good, TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "publish", "{\"channel\":7}", TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "publish", "{\"channel\":\"a\",\"channel\":\"b\"}", TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "publish", "{\"b64data\":\"%\"}", TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "publish", "{\"data\":" + "[".repeat(2_000) + "}", TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "history", "{\"limit\":\"all\"}", TYPE, JSON, "X-API-Key", KEY),
                wrong(400, "POST", "batch", "{\"commands\":{}}", TYPE, JSON, "X-API-Key", KEY));
    }

    @Test
    default void what_is_wrong_with_a_request_gets_a_status_and_a_problem_and_no_stack_trace() {
        int before = log().size();
        assertAll(all().map(wrong -> () -> {
            var answer = Http.send(
                    wrong.method(),
                    base().resolve("api/" + wrong.path()),
                    wrong.body(),
                    wrong.headers().toArray(String[]::new));
            String what = wrong.status() + " " + wrong.path() + " " + wrong.headers() + ": " + answer.body();
            assertEquals(wrong.status(), answer.statusCode(), what);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue(TYPE).orElse(""),
                    what);
            assertTrue(answer.body().contains("\"status\":" + wrong.status()), what);
        }));
        var logged = log().linesSince(before);
        assertTrue(logged.stream().noneMatch(line -> line.startsWith("\tat ")), () -> String.join("\n", logged));
    }

    @Test
    default void what_describes_it_is_served_as_it_is_tested() throws IOException {
        var answer = Http.send("GET", base().resolve("api/openapi.yaml"), "");
        assertEquals(200, answer.statusCode());
        assertEquals(Files.readString(Path.of("src/main/resources/io/tidings/http/openapi.yaml")), answer.body());
        assertTrue(answer.headers().firstValue(TYPE).orElse("").startsWith("application/yaml"));
    }

    @Test
    default void every_example_of_the_page_answers_as_the_page_says() throws IOException {
        var examples = PageExample.of(Path.of("docs/server-api.md"));
        assertEquals(13, examples.size());
        assertAll(examples.stream().map(example -> () -> example.assertAnswers(base())));
    }
}
