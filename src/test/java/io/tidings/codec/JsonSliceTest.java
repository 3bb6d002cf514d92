package io.tidings.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.Payload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSliceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "0",
                "-0",
                "12345678901234567890",
                "0.10000000000000000000000001",
                "1E+400",
                "true",
                "\"\"",
                "\"a \\\"quoted\\\" \\u20ac \\\\\"",
                "\"Zo\u00eb \ud83e\udd9c\"",
                "{\"z\":1,\"a\":{\"b\":[1,2.50,{}]}}",
                "[ 1 ,\t2 ]",
                "{ \"spaced\" : \"} ] ,\" }"
            })
    void a_member_keeps_every_character_of_its_value(String value) {
        var members = JsonSlice.members(utf8("{\"\u00e9\":\"\ud83e\udd9c\", \"info\" : " + value + " ,\"after\":1}"));

        assertNotNull(members);
        assertEquals(Payload.json(value), members.get("info"));
        assertEquals(Payload.json("1"), members.get("after"));
        assertEquals(List.of("\u00e9", "info", "after"), List.copyOf(members.keySet()));
    }

    @Test
    void the_last_member_ends_where_the_object_does() {
        assertEquals(Map.of("n", Payload.json("12")), JsonSlice.members(utf8("{\"n\":12}")));
        assertEquals(Map.of("n", Payload.json("12")), JsonSlice.members(utf8(" {\"n\":12\n}\n")));
    }

    @Test
    void a_null_member_is_an_absent_one() {
        assertEquals(Map.of("b", Payload.json("0")), JsonSlice.members(utf8("{\"a\":null,\"b\":0}")));
    }

    @Test
    void an_escaped_name_is_read_and_an_empty_object_has_no_members() {
        assertEquals(Map.of("info", Payload.json("1")), JsonSlice.members(utf8("{\"\\u0069nfo\":1}")));
        assertEquals(Map.of(), JsonSlice.members(utf8("{}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"{}\"",
                "[{}]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":[1}",
                "{\"a\":{\"b\":1}",
                "{\"a\":\"x}",
                "{\"a\":tru}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":NaN}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":1}/**/",
                "{\"a\":1} {}",
                "{\"a\":1}x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"line\nbreak\"}",
                "\ufeff{}"
            })
    void what_is_not_one_well_formed_object_has_no_members(String json) {
        assertNull(JsonSlice.members(utf8(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "\"x\"", "null", " true ", "[[[]]]", "{\"a\":[\"\\ud83e\\udd9c\"]}"})
    void a_value_is_recognised(String json) {
        assertTrue(JsonSlice.isValue(utf8(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{", "[1", "[1 2]", "\"x", "1 2", "1,", "{}}", "tru", "-", "{\"a\":1,\"a\":1}"})
    void what_is_not_one_value_is_recognised_too(String json) {
        assertFalse(JsonSlice.isValue(utf8(json)));
    }

    @Test
    void other_encodings_are_refused() {
        assertFalse(JsonSlice.isValue("\"\u00e9\"".getBytes(ISO_8859_1)));
        assertFalse(JsonSlice.isValue("{}".getBytes(UTF_16)));
        assertNull(JsonSlice.members("{\"a\":\"\u00e9\"}".getBytes(ISO_8859_1)));
        assertNull(JsonSlice.members(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'}));
    }

    @Test
    void bottomless_nesting_is_refused_without_using_up_the_stack() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertFalse(JsonSlice.isValue(utf8(deep)));
        assertNull(JsonSlice.members(utf8("{\"a\":" + deep + "}")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void objects_that_follow_each_other_are_cut_out_one_by_one() {
        assertEquals(
                List.of(Payload.json("{\"a\" : 1.0}"), Payload.json("{\"\u00e9\":7}")),
                JsonSlice.objects(" {\"a\" : 1.0}\n{\"\u00e9\":7}\n".getBytes(UTF_8)));
        assertEquals(List.of(), JsonSlice.objects(new byte[0]));
        for (String bad : List.of("{} nonsense", "{} 7", "[{}]", "{}, {}", "{\"a\":1", "{\"a\":1,\"a\":2}")) {
            assertNull(JsonSlice.objects(bad.getBytes(UTF_8)), bad);
        }
    }
}
