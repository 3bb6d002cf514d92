package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiParamsTest {

    private static final List<String> KNOWN = List.of(
            "channel",
            "channels",
            "tags",
            "data",
            "b64data",
            "version",
            "limit",
            "delta",
            "since",
            "override",
            "disconnect",
            "commands");

    private static ApiParams read(String json) {
        return ApiParams.read(json.getBytes(UTF_8), KNOWN);
    }

    @Test
    void every_field_is_what_it_always_is() {
        ApiParams params = read("{\"channel\":\"a\\u00e9\",\"channels\":[\"x\",\"y\"],\"tags\":{\"k\":\"v\"},"
                + "\"version\":9007199254740993,\"limit\":-1,\"delta\":true,\"since\":{\"offset\":3,\"epoch\":\"e\"},"
                + "\"disconnect\":{\"code\":4000,\"reason\":\"bye\"}}");
        assertEquals("", params.malformed());
        assertEquals("a\u00e9", params.text("channel"));
        assertEquals(List.of("x", "y"), params.texts("channels"));
        assertEquals(Map.of("k", "v"), params.labels("tags"));
        assertEquals(9007199254740993L, params.number("version"));
        assertEquals(-1, params.number("limit"));
        assertTrue(params.flag("delta"));
        assertEquals(new StreamPosition(3, "e"), params.position("since"));
        assertEquals(4000, params.object("disconnect").number("code"));
        assertEquals("bye", params.object("disconnect").text("reason"));
    }

    @Test
    void what_is_absent_or_null_or_of_another_method_is_empty() {
        ApiParams params = read("{\"channel\":null,\"since\":null,\"user\":7,\"whatever\":[{}]}");
        assertEquals("", params.malformed());
        assertEquals("", params.text("channel"));
        assertEquals(List.of(), params.texts("channels"));
        assertEquals(Map.of(), params.labels("tags"));
        assertEquals(0, params.number("version"));
        assertFalse(params.flag("delta"));
        assertNull(params.payload("data"));
        assertNull(params.position("since"));
        assertEquals("", params.object("disconnect").text("reason"));
        assertFalse(params.has("channel"));
    }

    @Test
    void a_payload_is_kept_as_it_is_written() {
        assertEquals(
                Payload.json("{\"b\" : 1.0e2,\n\"a\":[9007199254740993]}"),
                read("{\"data\": {\"b\" : 1.0e2,\n\"a\":[9007199254740993]} }").payload("data"));
        assertEquals(Payload.json("\"\u00e9\""), read("{\"data\":\"\u00e9\"}").payload("data"));
        assertEquals(Payload.json("7"), read("{\"data\":7}").payload("data"));
    }

    @Test
    void bytes_in_base64_come_before_json() {
        Payload data = read("{\"data\":1,\"b64data\":\"/wA=\"}").payload("data");
        assertEquals(Payload.of(new byte[] {-1, 0}), data);
        assertEquals(Payload.of(new byte[0]), read("{\"b64data\":\"\"}").payload("data"));
    }

    @Test
    void an_override_says_what_it_overrides_and_with_what() {
        ApiParams override = read("{\"override\":{\"presence\":{\"value\":true},\"join_leave\":{}}}")
                .object("override");
        assertTrue(override.object("presence").flag("value"));
        assertTrue(override.has("join_leave"));
        assertFalse(override.object("join_leave").flag("value"));
        assertFalse(override.has("force_recovery"));
    }

    @Test
    void commands_are_kept_as_they_are_written() {
        assertEquals(
                List.of(Payload.json("{\"publish\": {}}"), Payload.json("7")),
                read("{\"commands\":[ {\"publish\": {}} ,7]}").list("commands"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                          | not JSON",
                "[]                                | not an object",
                "7                                 | not an object",
                "{\"channel\":\"a\"                | not JSON",
                "{\"channel\":\"a\"} {}            | more than one JSON value",
                "{\"channel\":7}                   | channel: a field is not a string",
                "{\"channel\":\"a\",\"channel\":1} | a field comes twice",
                "{\"channels\":\"a\"}              | channels: a field is not a list",
                "{\"channels\":[7]}                | channels: a field is not a string",
                "{\"channels\":[null]}             | channels: a field is not a string",
                "{\"tags\":{\"a\":1}}              | tags: a field is not a string",
                "{\"b64data\":\"%\"}               | b64data: a field is not Base64",
                "{\"version\":\"1\"}               | version: a field is not an integer",
                "{\"version\":1.5}                 | version: a field is not an integer",
                "{\"version\":99999999999999999999} | version: a field is not an unsigned 64-bit integer",
                "{\"limit\":-99999999999999999999} | a number is out of range",
                "{\"delta\":\"yes\"}               | delta: a field is not a boolean",
                "{\"since\":[]}                    | since: a field is not an object",
                "{\"since\":{\"offset\":\"1\"}}    | since: offset: a field is not an integer",
                "{\"commands\":{}}                 | commands: a field is not a list",
            })
    void what_is_no_request_is_said_in_our_words(String json, String why) {
        assertEquals(why, read(json).malformed());
    }

    @Test
    void what_is_empty_or_nested_too_deep_or_not_unicode_is_no_request() {
        assertEquals("nothing there", read("").malformed());
        assertEquals(
                "nested too deep, or a number or a name too long",
                read("{\"data\":" + "[".repeat(1001) + "]".repeat(1001) + "}").malformed());
        assertEquals(
                "invalid UTF-8",
                ApiParams.read(new byte[] {'{', -1, '}'}, KNOWN).malformed());
    }

    @Test
    void a_field_that_nobody_knows_is_a_bug() {
        assertThrows(IllegalArgumentException.class, () -> ApiParams.type("nobody"));
        KNOWN.forEach(ApiParams::type);
    }
}
