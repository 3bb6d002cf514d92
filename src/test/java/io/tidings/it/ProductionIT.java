package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server in production mode that asks for all it can and logs all it can: who does not get in, and that nothing secret
 * comes out. Whatever is secret here has the word {@value #MARK} in it, or is kept in {@link #SECRETS}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProductionIT extends ServerStories<MicroServer> {

    private static final String MARK = "MARKED";
    private static final String KEY = "MARKED-key-of-the-server-api";
    private static final Issuer ISSUER = new Issuer();

    /** Who guesses at these says one of these. */
    private static final List<String> GUESSES =
            List.of(Http.basic("anna:MARKED"), "Bearer MARKED.MARKED.MARKED", "apikey MARKED-guess", "Bearer MARKED");

    /** What the server, or the issuer, gave away for one client's eyes. */
    private static final List<String> SECRETS =
            new ArrayList<>(List.of(Http.basic("anna:MARKED").substring("Basic ".length())));

    @Override
    MicroServer start() {
        Map<String, String> strict = new HashMap<>(ISSUER.configuration());
        strict.put("tidings.mode", "production");
        strict.put("tidings.http_api.key", KEY);
        strict.put("tidings.client.allow_anonymous_connect_without_token", "false");
        strict.put("tidings.client.allowed_origins", BadIdentity.ALLOWED);
        return MicroServer.startTalkative(strict);
    }

    static Stream<BadIdentity> rows() {
        return BadIdentity.all(ISSUER);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void who_is_not_who_it_says_or_comes_from_elsewhere_is_kept_out(BadIdentity row) throws IOException {
        assertEquals(row.answer(), row.deed().against(base()));
    }

    @Test
    void a_good_token_is_good_by_secret_and_by_key() {
        for (String token : List.of(Issuer.token(Issuer.claims("")), ISSUER.tokenByKey(Issuer.claims("")))) {
            SECRETS.add(token);
            try (var anna = connected(token)) {
                assertEquals("anna", SecurityStory.user(anna));
            }
        }
    }

    private JsonClient connected(String token) {
        return JsonClient.connected(socket(HandshakeStory.ENDPOINT), token);
    }

    @Test
    void production_makes_no_tokens() {
        assertEquals(404, post("demo/token", "{\"user\":\"anna\"}").statusCode());
        var login = Http.send("GET", base().resolve("demo/login"), "", "Authorization", Http.basic("anna:demo"));
        assertEquals(404, login.statusCode(), login::body);
    }

    @Test
    void no_refusal_repeats_what_somebody_guessed() throws IOException {
        String body =
                "{\"id\":1,\"connect\":{\"token\":\"MARKED\"},\"session\":\"MARKED\",\"node\":\"\",\"data\":\"MARKED\"}";
        for (String path : List.of(
                "connection/http_stream",
                "connection/sse?cf_connect=MARKED",
                "connection/uni_sse?token=MARKED",
                "emulation?token=MARKED",
                "api/ticket",
                "api/session",
                "api/publish?api_key=MARKED",
                "api/MARKED",
                "api/sessions?user=anna",
                "demo/token",
                "demo/login")) {
            for (String guess : GUESSES) {
                assertSecret(path, post(path, body, "Authorization", guess));
            }
            assertSecret(path, post(path, body, "X-API-Key", "MARKED-guess"));
            assertSecret(path, post(path, body, "Cookie", "JSESSIONID=MARKED"));
        }
        for (String words : List.of(
                "\"connect\":{\"token\":\"MARKED\"}",
                "\"refresh\":{\"token\":\"MARKED\"}",
                "\"connect\":{\"token\":MARKED")) {
            try (var connection = RawConnection.upgraded(base(), HandshakeStory.ENDPOINT)) {
                connection.sendText("{\"id\":9," + words + "}");
                String reply = connection.readFrame().text();
                assertTrue(!reply.contains(MARK), reply);
            }
        }
        try (var anna = connected(Issuer.token(Issuer.claims("")))) {
            String refused = anna.ask("\"subscribe\":{\"channel\":\"$chat:a\",\"token\":\"MARKED\"}");
            assertTrue(!refused.contains(MARK), refused);
        }
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/json"));
        return Http.send("POST", base().resolve(path), body, all.toArray(String[]::new));
    }

    private static void assertSecret(String path, HttpResponse<String> answer) {
        String said = answer.headers().map() + answer.body();
        assertTrue(!said.contains(MARK), () -> path + " says " + said);
        assertTrue(SECRETS.stream().noneMatch(said::contains), () -> path + " says " + said);
    }

    /** After the others, so that what they did is looked through, too. */
    @Test
    @Order(Integer.MAX_VALUE)
    void no_page_and_no_line_of_the_log_has_a_secret() {
        var ticket = post("api/ticket", "", "Authorization", Http.basic("anna:demo"));
        SECRETS.add(JsonClient.read(ticket.body()).getString("ticket"));
        var login = post("api/session", "", "Authorization", Http.basic("anna:demo"));
        String cookie =
                login.headers().firstValue("Set-Cookie").orElseThrow().replaceAll("^JSESSIONID=([^;]+).*", "$1");
        SECRETS.add(cookie);
        String token = Issuer.token(Issuer.claims(",\"jti\":\"x\""));
        SECRETS.add(token);
        try (var stream = StreamClient.sse(base(), Way.connect(token));
                var anna = connected(token)) {
            SECRETS.add(stream.session());
            assertEquals(204, stream.post("{\"id\":2,\"rpc\":{\"method\":\"time\"}}"));
            assertEquals(
                    400,
                    post("emulation", "{\"session\":\"" + stream.session() + "\",", "Cookie", "x=y")
                            .statusCode());
            anna.ask("\"rpc\":{\"method\":\"time\"}");
            for (String page : List.of("", "demo/info", "tidings/metrics", "metrics", "api/openapi.yaml", "console/")) {
                assertSecret(page, Http.send("GET", base().resolve(page), ""));
            }
            String chris = Http.basic("chris:demo");
            var sessions = Http.send("GET", base().resolve("api/sessions?user=anna"), "", "Authorization", chris);
            assertEquals(200, sessions.statusCode(), sessions::body);
            assertSecret("api/sessions", sessions);
            for (String method : List.of("info", "channels", "presence", "history")) {
                var answer = post("api/" + method, "{\"channel\":\"chat:a\"}", "X-API-Key", KEY);
                assertEquals(200, answer.statusCode(), answer::body);
                assertSecret(method, answer);
            }
        }
        List<String> log = log().lines();
        assertTrue(log.stream().anyMatch(line -> line.contains("token refused")), "this log tells little");
        assertEquals(List.of(), log.stream().filter(ProductionIT::hasSecret).toList());
        assertEquals(
                List.of(), log.stream().filter(line -> line.startsWith("\tat ")).toList());
    }

    private static boolean hasSecret(String line) {
        return line.contains(MARK) || SECRETS.stream().anyMatch(line::contains);
    }
}
