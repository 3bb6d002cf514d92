package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Requests of the transports over plain HTTP: what is wrong gets a status and a problem, other origins their headers. */
interface PlainHttpStory extends Story {

    String TYPE = "Content-Type";
    String JSON = "application/json";
    String SITE = "Sec-Fetch-Site";
    String TOO_BIG = " ".repeat(70_000);
    String CONNECT_AND_PUBLISH =
            "{\"id\":1,\"connect\":{}}\n{\"id\":2,\"publish\":{\"channel\":\"chat:x\",\"data\":1}}";

    /** A request, and the status it gets. {@code headers}: names and values in turn. */
    record Bad(int status, String method, String path, String body, List<String> headers) {}

    private static Bad bad(int status, String method, String path, String body, String... headers) {
        return new Bad(status, method, path, body, List.of(headers));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static Stream<Bad> all() {
        String stream = "connection/http_stream";
        String commands = "{\"session\":\"nobody\",\"node\":\"\",\"data\":\"{}\"}";
        return Stream.of(
                bad(405, "GET", stream, ""),
                bad(405, "PUT", "emulation", "x"),
                bad(405, "POST", "api/announcements", "x"),
                bad(415, "POST", stream, "{}", TYPE, "text/plain"),
                bad(415, "POST", "emulation", commands, TYPE, "application/x-www-form-urlencoded"),
                bad(413, "POST", stream, TOO_BIG, TYPE, JSON),
                bad(413, "POST", "emulation", TOO_BIG, TYPE, JSON),
                bad(413, "POST", "connection/uni_sse", TOO_BIG, TYPE, JSON),
                bad(400, "POST", stream, "", TYPE, JSON),
                bad(400, "POST", stream, "nonsense", TYPE, JSON),
                bad(400, "POST", stream, "{\"id\":1,\"connect\":7}", TYPE, JSON),
                bad(400, "POST", stream, "\u0005\u0001", TYPE, "application/octet-stream"),
                bad(400, "GET", "connection/sse", ""),
                bad(400, "GET", "connection/sse?cf_connect=nonsense", ""),
                bad(400, "GET", "connection/uni_sse?cf_connect=%5B%5D", ""),
                bad(400, "GET", "connection/sse?cf_connect=" + encoded(CONNECT_AND_PUBLISH), ""),
                bad(400, "POST", "connection/uni_http_stream", "7", TYPE, JSON),
                bad(400, "POST", "emulation", "nonsense", TYPE, JSON),
                bad(400, "POST", "emulation", "{\"session\":7}", TYPE, JSON),
                bad(400, "POST", "emulation", "{\"session\":\"s\",\"data\":{}}", TYPE, JSON),
                bad(400, "POST", "emulation", "\u0005\u0001", TYPE, "application/octet-stream"),
                bad(404, "POST", "emulation", commands, TYPE, JSON),
                bad(404, "POST", "emulation", commands.replace("\"node\":\"\"", "\"node\":\"mars\""), TYPE, JSON),
                bad(400, "GET", "api/announcements", "", "Last-Event-ID", "yesterday"),
                bad(400, "GET", "api/announcements", "", "Last-Event-ID", "-1-abc"),
                bad(403, "GET", "api/announcements", "", "Origin", "https://elsewhere.example"),
                bad(403, "POST", stream, "{}", TYPE, JSON, "Origin", "https://elsewhere.example"),
                bad(403, "OPTIONS", "emulation", "", "Origin", "https://elsewhere.example"),
                bad(403, "POST", "emulation", commands, TYPE, JSON, "Origin", "null"),
                bad(403, "GET", "connection/sse?cf_connect=" + encoded(CONNECT_AND_PUBLISH), "", SITE, "cross-site"),
                bad(403, "POST", "api/ticket", "", SITE, "same-site"),
                bad(403, "DELETE", "api/session", "", SITE, "cross-site"));
    }

    @Test
    default void what_is_wrong_gets_a_status_and_a_problem_and_no_stack_trace() {
        int before = log().size();
        assertAll(all().map(bad -> () -> {
            var answer = Http.send(
                    bad.method(),
                    base().resolve(bad.path()),
                    bad.body(),
                    bad.headers().toArray(String[]::new));
            assertEquals(bad.status(), answer.statusCode(), () -> bad + ": " + answer.body());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue(TYPE).orElse(""),
                    bad::toString);
            assertTrue(answer.body().contains("\"status\":" + bad.status()), answer::body);
        }));
        var logged = log().linesSince(before);
        assertTrue(logged.stream().noneMatch(line -> line.startsWith("\tat ")), () -> String.join("\n", logged));
    }

    @Test
    default void a_link_to_what_is_only_read_may_stand_on_any_page() {
        var followed = Http.send("GET", base().resolve("api/openapi.yaml"), "", SITE, "cross-site");
        assertEquals(200, followed.statusCode(), followed::body);
    }

    @Test
    default void a_page_of_an_allowed_origin_gets_what_its_browser_wants() {
        String origin = "https://portal.example";
        var preflight = Http.send(
                "OPTIONS",
                base().resolve("emulation"),
                "",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");
        assertEquals(204, preflight.statusCode());
        assertHeader(preflight, "Access-Control-Allow-Origin", origin);
        assertHeader(preflight, "Access-Control-Allow-Credentials", "true");
        assertHeader(preflight, "Access-Control-Allow-Methods", "POST, OPTIONS");
        assertHeader(preflight, "Access-Control-Allow-Headers", "content-type");
        assertHeader(preflight, "Access-Control-Max-Age", "300");
        assertHeader(preflight, "Vary", "Origin");
        var answer = Http.send(
                "POST", base().resolve("emulation"), "{\"session\":\"nobody\"}", TYPE, JSON, "Origin", origin);
        assertEquals(404, answer.statusCode());
        assertHeader(answer, "Access-Control-Allow-Origin", origin);
    }

    private static void assertHeader(java.net.http.HttpResponse<?> answer, String name, String value) {
        assertEquals(value, answer.headers().firstValue(name).orElse(""), name);
    }

    @Test
    default void commands_that_come_twice_are_done_once_and_nobody_else_may_send_them() {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = StreamClient.httpStream(base(), Wire.JSON, Way.connect(Tokens.of("anna")));
                var ben = StreamClient.sse(base(), Way.connect(Tokens.of("ben")))) {
            anna.ask("\"subscribe\":{\"channel\":\"" + channel + "\"}");
            String publish = "{\"id\":7,\"publish\":{\"channel\":\"" + channel + "\",\"data\":\"once\"}}";
            assertEquals(204, anna.post(publish));
            assertEquals(409, anna.post(publish));
            assertEquals(404, anna.emulate(anna.session() + "x", "", publish));
            assertEquals(204, ben.post("{\"id\":8,\"rpc\":{\"method\":\"time\"}}"));
            anna.push("\"once\"");
            anna.ask("\"rpc\":{\"method\":\"time\"}");
            assertTrue(
                    anna.down().left().stream().noneMatch(line -> line.contains("\"once\"")),
                    () -> anna.down().left().toString());
        }
    }

    @Test
    default void what_is_malformed_within_a_session_ends_it() {
        try (var anna = StreamClient.sse(base(), Way.connect(Tokens.of("anna")))) {
            assertEquals(204, anna.post("nonsense"));
            assertEquals(new JsonClient.End(3501, "bad request"), anna.end());
            assertEquals(404, anna.post("{\"id\":2,\"rpc\":{}}"));
        }
    }

    @Test
    default void nothing_on_the_way_may_keep_or_collect_a_stream() {
        try (var anna = StreamClient.sse(base(), Way.connect(Tokens.of("anna")))) {
            Executable[] headers = {
                () -> assertEquals("no", anna.down().header("X-Accel-Buffering")),
                () -> assertTrue(anna.down().header("Cache-Control").contains("no-store")),
                () -> assertTrue(anna.down().header(TYPE).startsWith("text/event-stream"))
            };
            assertAll(headers);
        }
    }
}
