package io.tidings.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

    @Test
    void fields_keep_their_order_and_numbers_are_numbers() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user", "anna");
        fields.put("code", 103);
        fields.put("empty", "");
        assertEquals("{\"user\":\"anna\",\"code\":103,\"empty\":\"\"}", LogLine.of(fields));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna\nINFO io.tidings.audit: {\"event\":\"connected\",\"user\":\"root\"}",
                "anna\r\n",
                "\"},{\"user\":\"root",
                "\\",
                "\u001b[2J\u001b[31m",
                "\u0000\u007f\u0085",
                "\u2028\u2029",
                "\u202etxt.exe",
                "Zo\u00eb \ud83e\udd9c",
                "half a pair \ud83e",
                "{0} %s ${env:HOME}"
            })
    void whatever_a_text_holds_the_line_is_printable_ascii_and_says_the_same(String text) {
        String line = LogLine.of(Map.of("user", text));
        assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 0x7f), line);
        assertEquals(text, unescaped(line.substring("{\"user\":\"".length(), line.length() - 2)));
        assertTrue(line.startsWith("{\"user\":\"") && line.endsWith("\"}"), line);
    }

    /** By the rules of RFC 8259 section 7, and none of ours. */
    private static String unescaped(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c != '\\') {
                assertTrue(c != '"', json);
                text.append(c);
                continue;
            }
            char escape = json.charAt(++i);
            if (escape == 'u') {
                text.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                int at = "\"\\/bfnrt".indexOf(escape);
                text.append("\"\\/\b\f\n\r\t".charAt(at));
            }
        }
        return text.toString();
    }
}
