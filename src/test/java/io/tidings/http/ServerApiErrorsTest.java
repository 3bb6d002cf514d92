package io.tidings.http;

import static io.tidings.http.ApiFixture.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, with which code, and in which of the two ways to say so. */
class ServerApiErrorsTest {

    private final ApiFixture fixture = new ApiFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String ask(String method, String request) {
        return fixture.ask(method, request);
    }

    @Test
    void methods_of_beans_answer_refuse_or_fail() {
        assertEquals("{\"result\":{\"data\":{\"x\":1.0}}}", ask("rpc", "{\"method\":\"echo\",\"params\":{\"x\":1.0}}"));
        assertEquals("{\"result\":{}}", ask("rpc", "{\"method\":\"echo\"}"));
        assertEquals(error(400, "sold out"), ask("rpc", "{\"method\":\"sold-out\"}"));
        assertEquals(error(104, "method not found"), ask("rpc", "{\"method\":\"unheard\"}"));
        assertEquals(error(100, "internal server error"), ask("rpc", "{\"method\":\"broken\"}"));
        assertEquals(error(100, "internal server error"), ask("rpc", "{\"method\":\"bug\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "publish        | {}                                          | 107",
                "publish        | {\"channel\":\"a\"}                         | 107",
                "publish        | {\"channel\":\"a\",\"data\":null}           | 107",
                "publish        | {\"channel\":\"a\",\"b64data\":\"\"}        | 107",
                "publish        | {\"data\":1}                                | 107",
                "publish        | {\"channel\":\"nowhere:1\",\"data\":1}      | 102",
                "publish        | {\"channel\":\"strict:1\",\"data\":[]}      | 107",
                "publish        | {\"channel\":\"a\",\"data\":1,\"version\":-1} | 107",
                "broadcast      | {}                                          | 107",
                "broadcast      | {\"channels\":[],\"data\":1}                | 107",
                "subscribe      | {\"user\":\"anna\"}                         | 107",
                "subscribe      | {\"user\":\"anna\",\"channel\":\"nowhere:1\"} | 102",
                "subscribe      | {\"channel\":\"a\",\"b64info\":\"/wA=\"}    | 107",
                "subscribe      | {\"channel\":\"a\",\"b64data\":\"/wA=\"}    | 107",
                "unsubscribe    | {\"user\":\"anna\"}                         | 107",
                "unsubscribe    | {\"channel\":\"nowhere:1\"}                 | 102",
                "disconnect     | {\"disconnect\":{\"code\":1000}}            | 107",
                "disconnect     | {\"disconnect\":{\"code\":5000}}            | 107",
                "disconnect     | {\"disconnect\":{\"reason\":\"why\"}}       | 107",
                "disconnect     | {\"disconnect\":{\"code\":4000,\"reason\":\"7\"}} | 107",
                "revoke_token   | {}                                          | 107",
                "revoke_token   | {\"uid\":\"t1\",\"expire_at\":1}           | 107",
                "revoke_token   | {\"uid\":\"t1\",\"expire_at\":-1}          | 107",
                "invalidate_user_tokens | {}                                  | 107",
                "invalidate_user_tokens | {\"channel\":\"a\"}                 | 107",
                "invalidate_user_tokens | {\"user\":\"anna\",\"issued_before\":-1} | 107",
                "invalidate_user_tokens | {\"user\":\"anna\",\"expire_at\":1} | 107",
                "invalidate_user_tokens | {\"user\":\"anna\",\"channel\":\"a\",\"expire_at\":1} | 107",
                "presence       | {}                                          | 107",
                "presence       | {\"channel\":\"nowhere:1\"}                 | 102",
                "presence       | {\"channel\":\"plain:1\"}                   | 108",
                "presence_stats | {\"channel\":\"plain:1\"}                   | 108",
                "history        | {}                                          | 107",
                "history        | {\"channel\":\"plain:1\"}                   | 108",
                "history_remove | {\"channel\":\"plain:1\"}                   | 108",
                "history_remove | {\"channel\":\"nowhere:1\"}                 | 102",
                "channels       | {\"pattern\":\"[\"}                         | 107",
                "rpc            | {}                                          | 107",
                "batch          | {}                                          | 107",
            })
    void what_is_wrong_has_a_code(String method, String request, int code) {
        String answer = ask(method, request);
        assertTrue(answer.startsWith("{\"error\":{\"code\":" + code + ",\"message\":\""), answer);
    }

    @Test
    void a_revocation_that_finds_no_room_is_refused() {
        for (int i = 0; i < ApiFixture.MOST_REVOCATIONS; i++) {
            assertEquals("{\"result\":{}}", ask("revoke_token", "{\"uid\":\"t" + i + "\"}"));
        }
        assertEquals(error(111, "too many requests"), ask("revoke_token", "{\"uid\":\"t\"}"));
        assertEquals(error(111, "too many requests"), ask("invalidate_user_tokens", "{\"user\":\"anna\"}"));
        assertEquals("429", inTransportMode("revoke_token", "{\"uid\":\"t\"}").substring(0, 3));
        assertEquals("{\"result\":{}}", ask("revoke_token", "{\"uid\":\"t0\"}"));
    }

    @Test
    void a_reason_that_no_close_frame_can_carry_is_refused() {
        String reason = "\u00e9".repeat(62);
        assertEquals(
                error(107, "bad request"),
                ask("disconnect", "{\"disconnect\":{\"code\":4000,\"reason\":\"" + reason + "\"}}"));
    }

    @Test
    void in_transport_mode_an_error_has_a_status_and_is_the_body() {
        assertEquals(
                "404 {\"code\":102,\"message\":\"unknown channel\"}",
                inTransportMode("publish", "{\"channel\":\"nowhere:1\",\"data\":1}"));
        assertEquals("404", inTransportMode("rpc", "{\"method\":\"unheard\"}").substring(0, 3));
        assertEquals("400", inTransportMode("publish", "{}").substring(0, 3));
        assertEquals(
                "400", inTransportMode("presence", "{\"channel\":\"plain:1\"}").substring(0, 3));
        assertEquals("400", inTransportMode("rpc", "{\"method\":\"sold-out\"}").substring(0, 3));
        assertEquals("500", inTransportMode("rpc", "{\"method\":\"broken\"}").substring(0, 3));
        assertEquals(
                "416",
                inTransportMode("history", "{\"channel\":\"a\",\"limit\":1,\"since\":{\"offset\":1,\"epoch\":\"x\"}}")
                        .substring(0, 3));
        assertEquals("200 {\"result\":{}}", inTransportMode("publish", "{\"channel\":\"plain:1\",\"data\":1}"));
        assertEquals(
                "200 {\"result\":{\"responses\":[" + error(102, "unknown channel") + "]}}",
                inTransportMode("broadcast", "{\"channels\":[\"nowhere:1\"],\"data\":1}"));
    }

    private String inTransportMode(String method, String request) {
        ApiAnswer answer = fixture.answer(method, request, true);
        return answer.status() + " " + answer.body().text();
    }
}
