package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {\"a\":1,\"a\":{\"b\":[]}}\n", "\t{ }\r\n"})
    void an_object_is_valid_and_an_object(String text) {
        assertTrue(JsonText.isValid(text(text)));
        assertTrue(JsonText.isObject(text(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{}]",
                "\"\"",
                "\"{}\"",
                "0",
                "-1.5e+300",
                "1e400",
                "true",
                "false",
                "null",
                " 1 ",
                "\"日本😀\"",
                "\"\\ud800\"",
                "[\n1\n]"
            })
    void any_other_value_is_valid_but_no_object(String text) {
        assertTrue(JsonText.isValid(text(text)));
        assertFalse(JsonText.isObject(text(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} 1",
                "[1",
                "1 2",
                "1,2",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":1,}",
                "'a'",
                "\"a",
                "\"\t\"",
                "\"\\x\"",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "0x1",
                "NaN",
                "nul",
                "True",
                "//\n1",
                "\uFEFF{}",
                "{}\0",
                "undefined"
            })
    void anything_else_is_neither(String text) {
        assertFalse(JsonText.isValid(text(text)));
        assertFalse(JsonText.isObject(text(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22ff22", "22c0af22", "22eda08022", "22f490808022", "22e28222", "7b22c0af223a317d"})
    void bytes_that_are_not_utf8_are_neither(String hex) {
        assertFalse(JsonText.isValid(HexFormat.of().parseHex(hex)));
        assertFalse(JsonText.isObject(HexFormat.of().parseHex(hex)));
    }

    @Test
    void a_value_is_valid_up_to_a_nesting_of_1000() {
        assertTrue(JsonText.isValid(text("[".repeat(1_000) + "]".repeat(1_000))));
        assertFalse(JsonText.isValid(text("[".repeat(1_001) + "]".repeat(1_001))));
    }

    @Test
    void a_number_is_valid_up_to_1000_digits() {
        assertTrue(JsonText.isValid(text("7".repeat(1_000))));
        assertFalse(JsonText.isValid(text("7".repeat(1_001))));
    }

    @Test
    void a_name_is_valid_up_to_50000_characters() {
        assertTrue(JsonText.isValid(text("{\"" + "n".repeat(50_000) + "\":1}")));
        assertFalse(JsonText.isValid(text("{\"" + "n".repeat(50_001) + "\":1}")));
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
