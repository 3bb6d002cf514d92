package io.tidings.http;

import static io.tidings.http.ApiFixture.error;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of protocol.md section 9, line by line; the shapes as bytes. What is refused is in {@link ServerApiErrorsTest}. */
class ServerApiTest {

    private final ApiFixture fixture = new ApiFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String ask(String method, String request) {
        return fixture.ask(method, request);
    }

    private String subscribed(ApiFixture.Listener client, String user, String channel) {
        assertEquals(
                "{\"result\":{}}", ask("subscribe", "{\"user\":\"" + user + "\",\"channel\":\"" + channel + "\"}"));
        return client.next();
    }

    @Test
    void a_publication_gets_a_position_where_history_is_kept_and_reaches_subscribers_as_it_was_written() {
        ApiFixture.Listener anna = fixture.client("anna");
        subscribed(anna, "anna", "a");
        String answer = ask("publish", "{\"channel\":\"a\",\"data\":{\"b\" : 1.0e2},\"tags\":{\"k\":\"v\"}}");
        assertTrue(answer.matches("\\{\"result\":\\{\"offset\":1,\"epoch\":\"[A-Za-z]{8}\"}}"), answer);
        String pushed = anna.next();
        assertTrue(
                pushed.startsWith("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":{\"b\" : 1.0e2},\"offset\":1,"
                        + "\"tags\":{\"k\":\"v\"}"),
                pushed);
        assertEquals("{\"result\":{}}", ask("publish", "{\"channel\":\"plain:1\",\"data\":1}"));
        assertEquals("{\"result\":{}}", ask("publish", "{\"channel\":\"a\",\"data\":1,\"skip_history\":true}"));
        assertEquals("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":1}}}", anna.next());
    }

    @Test
    void a_repeat_and_an_old_version_are_told_a_position_and_not_made() {
        String first = ask("publish", "{\"channel\":\"a\",\"data\":1,\"idempotency_key\":\"k\",\"version\":5}");
        assertEquals(first, ask("publish", "{\"channel\":\"a\",\"data\":2,\"idempotency_key\":\"k\"}"));
        assertEquals(first, ask("publish", "{\"channel\":\"a\",\"data\":3,\"version\":4}"));
        String other = ask("publish", "{\"channel\":\"a\",\"data\":4,\"version\":1,\"version_epoch\":\"x\"}");
        assertTrue(other.contains("\"offset\":2"), other);
        String history = ask("history", "{\"channel\":\"a\",\"limit\":-1}");
        assertTrue(
                history.startsWith(
                        "{\"result\":{\"publications\":[{\"data\":1,\"offset\":1},{\"data\":4,\"offset\":2}],\"epoch\":"),
                history);
    }

    @Test
    void bytes_that_are_no_json_come_back_in_base64_and_end_a_client_that_speaks_json() {
        ApiFixture.Listener anna = fixture.client("anna");
        subscribed(anna, "anna", "a");
        ask("publish", "{\"channel\":\"a\",\"b64data\":\"eyJhIjoxfQ==\"}");
        assertTrue(anna.next().contains("\"data\":{\"a\":1}"));
        ask("publish", "{\"channel\":\"a\",\"b64data\":\"/wA=\"}");
        assertEquals(DisconnectCode.INAPPROPRIATE_PROTOCOL, anna.end());
        String history = ask("history", "{\"channel\":\"a\",\"limit\":1,\"reverse\":true}");
        assertTrue(history.contains("[{\"b64data\":\"/wA=\",\"offset\":2}]"), history);
        assertEquals(error(107, "bad request"), ask("publish", "{\"channel\":\"strict:1\",\"b64data\":\"/wA=\"}"));
    }

    @Test
    void a_broadcast_answers_for_each_channel_in_order() {
        String answer =
                ask("broadcast", "{\"channels\":[\"plain:1\",\"nowhere:1\",\"plain:2\",\"strict:1\"],\"data\":1}");
        assertEquals(
                "{\"result\":{\"responses\":[{\"result\":{}}," + error(102, "unknown channel") + ",{\"result\":{}},"
                        + error(107, "bad request") + "]}}",
                answer);
    }

    @Test
    void a_subscription_by_the_server_takes_what_it_is_given() {
        ApiFixture.Listener anna = fixture.client("anna");
        ask("publish", "{\"channel\":\"a\",\"data\":1}");
        assertEquals(
                "{\"result\":{}}",
                ask(
                        "subscribe",
                        "{\"user\":\"anna\",\"channel\":\"a\",\"info\":{\"i\":1},\"data\":{\"d\":2},"
                                + "\"recover_since\":{\"offset\":0},\"override\":{\"presence\":{\"value\":true}}}"));
        String push = anna.next();
        assertTrue(push.startsWith("{\"push\":{\"channel\":\"a\",\"subscribe\":{\"recoverable\":true,"), push);
        assertTrue(push.endsWith("\"data\":{\"d\":2}}}}"), push);
        assertTrue(anna.next().contains("\"data\":1,\"offset\":1"));
        assertEquals(
                "{\"result\":{\"presence\":{\"" + anna.id() + "\":{\"user\":\"anna\",\"client\":\"" + anna.id()
                        + "\",\"chan_info\":{\"i\":1}}}}}",
                ask("presence", "{\"channel\":\"a\"}"));
        assertEquals(error(100, "internal server error"), ask("subscribe", "{\"user\":\"anna\",\"channel\":\"a\"}"));
        assertEquals(
                "{\"result\":{}}",
                ask("subscribe", "{\"user\":\"anna\",\"channel\":\"b\",\"override\":{\"presence\":{}}}"));
        assertEquals("{\"result\":{\"presence\":{}}}", ask("presence", "{\"channel\":\"b\"}"));
    }

    @Test
    void the_subscription_of_a_user_ends_and_only_the_client_meant_is_told() {
        ApiFixture.Listener one = fixture.client("anna");
        ApiFixture.Listener other = fixture.client("anna");
        subscribed(one, "anna", "a");
        other.next();
        String request = "{\"user\":\"anna\",\"channel\":\"a\",\"client\":\"" + one.id() + "\"}";
        assertEquals("{\"result\":{}}", ask("unsubscribe", request));
        assertTrue(one.next().contains("\"unsubscribe\":{\"code\":2000"));
        assertEquals("{\"result\":{\"num_clients\":1,\"num_users\":1}}", ask("presence_stats", "{\"channel\":\"a\"}"));
    }

    @Test
    void a_disconnect_has_a_code_and_spares_the_white_list() {
        ApiFixture.Listener one = fixture.client("anna");
        ApiFixture.Listener spared = fixture.client("anna");
        String whitelist = "\"whitelist\":[\"" + spared.id() + "\"]";
        assertEquals("{\"result\":{}}", ask("disconnect", "{\"user\":\"anna\"," + whitelist + "}"));
        assertEquals(DisconnectCode.FORCE_DISCONNECT, one.end());
        assertTrue(spared.isOpen());
        ask("disconnect", "{\"user\":\"anna\",\"disconnect\":{\"code\":4321,\"reason\":\"moved\"}}");
        assertEquals(new DisconnectCode(4321, "moved"), spared.end());
    }

    @Test
    void a_refresh_tells_the_new_end_or_is_the_end() {
        ApiFixture.Listener anna = fixture.client("anna");
        long later = System.currentTimeMillis() / 1000 + 3600;
        assertEquals("{\"result\":{}}", ask("refresh", "{\"user\":\"anna\",\"expire_at\":" + later + "}"));
        assertTrue(anna.next().startsWith("{\"push\":{\"refresh\":{\"expires\":true,\"ttl\":3"));
        assertEquals("{\"result\":{}}", ask("refresh", "{\"user\":\"anna\",\"expired\":true}"));
        assertEquals(DisconnectCode.EXPIRED, anna.end());
    }

    @Test
    void a_token_is_revoked_by_its_id() {
        ApiFixture.Listener one = fixture.client("anna", "t1");
        ApiFixture.Listener other = fixture.client("anna", "t2");
        assertEquals("{\"result\":{}}", ask("revoke_token", "{\"uid\":\"t1\"}"));
        assertEquals(DisconnectCode.STATE_INVALIDATED, one.end());
        assertTrue(other.isOpen());
    }

    @Test
    void the_tokens_of_a_user_are_revoked_or_those_that_are_old_enough() {
        ApiFixture.Listener anna = fixture.client("anna");
        ApiFixture.Listener ben = fixture.client("ben");
        assertEquals(
                "{\"result\":{}}",
                ask("invalidate_user_tokens", "{\"user\":\"anna\",\"issued_before\":1,\"expire_at\":99999999999}"));
        assertTrue(anna.isOpen());
        assertEquals("{\"result\":{}}", ask("invalidate_user_tokens", "{\"user\":\"anna\",\"channel\":\"a\"}"));
        assertTrue(anna.isOpen());
        assertEquals("{\"result\":{}}", ask("invalidate_user_tokens", "{\"user\":\"anna\"}"));
        assertEquals(DisconnectCode.STATE_INVALIDATED, anna.end());
        assertTrue(ben.isOpen());
    }

    @Test
    void history_goes_in_two_directions_and_is_forgotten() {
        IntStream.rangeClosed(1, 4).forEach(i -> ask("publish", "{\"channel\":\"a\",\"data\":" + i + "}"));
        assertTrue(ask("history", "{\"channel\":\"a\"}").startsWith("{\"result\":{\"publications\":[],\"epoch\":\""));
        String newest = ask("history", "{\"channel\":\"a\",\"limit\":2,\"reverse\":true,\"since\":{\"offset\":4}}");
        assertTrue(newest.contains("[{\"data\":3,\"offset\":3},{\"data\":2,\"offset\":2}]"), newest);
        assertEquals(
                error(112, "unrecoverable position"),
                ask("history", "{\"channel\":\"a\",\"limit\":2,\"since\":{\"offset\":4,\"epoch\":\"other\"}}"));
        assertEquals(
                error(100, "internal server error"),
                ask("history", "{\"channel\":\"a\",\"limit\":2,\"reverse\":true,\"since\":{\"offset\":0}}"));
        assertEquals("{\"result\":{}}", ask("history_remove", "{\"channel\":\"a\"}"));
        String empty = ask("history", "{\"channel\":\"a\",\"limit\":-1}");
        assertTrue(empty.startsWith("{\"result\":{\"publications\":[],") && empty.endsWith("\"offset\":4}}"), empty);
    }

    @Test
    void channels_are_found_by_pattern_and_the_node_counts_them() {
        ApiFixture.Listener anna = fixture.client("anna");
        subscribed(anna, "anna", "a");
        subscribed(anna, "anna", "plain:1");
        assertEquals(
                "{\"result\":{\"channels\":{\"plain:1\":{\"num_clients\":1}}}}",
                ask("channels", "{\"pattern\":\"plain:*\"}"));
        assertEquals(
                "{\"result\":{\"channels\":{\"a\":{\"num_clients\":1},\"plain:1\":{\"num_clients\":1}}}}",
                ask("channels", "{}"));
        String info = ask("info", "{}");
        assertTrue(
                info.contains("\"name\":\"test\",\"version\":\"test\",\"num_clients\":1,\"num_users\":1,"
                        + "\"num_channels\":2,\"num_subs\":2"),
                info);
    }

    @Test
    void a_batch_answers_under_the_names_of_its_methods() {
        String commands = "{\"commands\":[{\"publish\":{\"channel\":\"plain:1\",\"data\":1}},"
                + "{\"presence_stats\":{\"channel\":\"a\"}},{\"publish\":{\"channel\":\"nowhere:1\",\"data\":1}},"
                + "{\"broadcast\":{\"channels\":[\"plain:1\"],\"data\":1}}]";
        String replies = "{\"replies\":[{\"publish\":{}},{\"presence_stats\":{\"num_clients\":0,\"num_users\":0}},"
                + error(102, "unknown channel") + ",{\"broadcast\":{\"responses\":[{\"result\":{}}]}}]}";
        assertEquals(replies, ask("batch", commands + "}"));
        assertEquals(replies, ask("batch", commands + ",\"parallel\":true}"));
        assertEquals(200, fixture.answer("batch", commands + "}", true).status());
    }

    @Test
    void calls_in_the_older_form_get_a_line_each_in_their_order() {
        assertEquals(
                "{\"id\":7,\"result\":{}}\n" + error(102, "unknown channel") + "\n{\"id\":8,"
                        + error(104, "method not found").substring(1) + "\n" + error(107, "bad request")
                        + "\n" + error(104, "method not found")
                        + "\n{\"result\":{\"channels\":{}}}",
                fixture.askAll("{\"id\":7,\"method\":\"publish\",\"params\":{\"channel\":\"plain:1\",\"data\":1}}\n"
                        + "{\"params\":{\"channel\":\"nowhere:1\",\"data\":1},\"method\":\"publish\"}\n"
                        + "{\"method\":\"nothing\",\"params\":{},\"id\":8}\n"
                        + "{\"method\":\"publish\",\"params\":{\"channel\":7}}"
                        + "{\"method\":\"batch\",\"params\":{}}\n\n"
                        + "{\"method\":\n\"channels\"}\n"));
    }

    @Test
    void what_is_no_sequence_of_calls_is_refused_as_a_whole() {
        for (String bad : new String[] {"", "[]", "7", "{\"method\":7}", "{\"method\":\"info\"} nonsense"}) {
            assertNull(LegacyCall.all(bad.getBytes(UTF_8)), bad);
        }
    }

    @Test
    void nothing_of_a_batch_is_done_when_one_of_its_commands_is_none() {
        for (String bad : new String[] {
            "7",
            "{}",
            "{\"nothing\":{}}",
            "{\"publish\":{\"channel\":7}}",
            "{\"batch\":{\"commands\":[]}}",
            "{\"publish\":[]}"
        }) {
            assertEquals(
                    error(107, "bad request"),
                    ask("batch", "{\"commands\":[{\"publish\":{\"channel\":\"a\",\"data\":1}}," + bad + "]}"),
                    bad);
        }
        assertTrue(ask("history", "{\"channel\":\"a\"}").endsWith("\"offset\":0}}"));
    }
}
