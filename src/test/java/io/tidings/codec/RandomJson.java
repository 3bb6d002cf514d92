package io.tidings.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes JSON up: valid, but as odd as it may be within one line. The same seed makes the same JSON.
 *
 * @param random where every decision comes from
 */
record RandomJson(Random random) {

    private static final List<String> NUMBERS = List.of(
            "0", "-0", "1", "1.0", "-1.50", "1e400", "0.1E-7", "12345678901234567890.123", "18446744073709551616");
    private static final List<String> CHARACTERS = List.of(
            "a",
            "Z",
            "7",
            " ",
            "/",
            "é",
            "日",
            "😀",
            "\u2028",
            "\u007f",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\\"",
            "\\\\",
            "\\/",
            "\\n",
            "\\t",
            "\\u0041",
            "\\u00e9",
            "\\ud83d\\ude00",
            "\\ud800",
            "\\u0000");
    private static final List<String> SPACES = List.of("", "", "", " ", "\t", "\r", " \t ");

    /** A value of any kind, without white space around it. */
    String value() {
        return value(0);
    }

    /** An object with these fields in any order, between others that nobody knows and some that are null. */
    String object(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        for (int i = random.nextInt(3); i > 0; i--) {
            all.put("x" + i, random.nextBoolean() ? value() : "null");
        }
        List<String> names = new ArrayList<>(all.keySet());
        Collections.shuffle(names, random);
        StringBuilder json = new StringBuilder("{").append(space());
        for (String name : names) {
            json.append(json.indexOf(":") < 0 ? "" : "," + space());
            json.append('"')
                    .append(name)
                    .append('"')
                    .append(space())
                    .append(':')
                    .append(space());
            json.append(all.get(name)).append(space());
        }
        return json.append('}').toString();
    }

    /** White space, mostly none, never a newline. */
    String space() {
        return one(SPACES);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> one(NUMBERS);
            case 1 -> Integer.toString(random.nextInt());
            case 2 -> string();
            case 3 -> one(List.of("true", "false", "{}", "[]", "\"\""));
            case 4 -> list(depth);
            default -> map(depth);
        };
    }

    private String string() {
        StringBuilder json = new StringBuilder("\"");
        for (int i = random.nextInt(30); i > 0; i--) {
            json.append(one(CHARACTERS));
        }
        return json.append('"').toString();
    }

    private String list(int depth) {
        StringBuilder json = new StringBuilder("[").append(space());
        for (int i = random.nextInt(4); i >= 0; i--) {
            json.append(random.nextInt(9) == 0 ? "null" : value(depth + 1)).append(space());
            json.append(i == 0 ? "" : "," + space());
        }
        return json.append(']').toString();
    }

    private String map(int depth) {
        StringBuilder json = new StringBuilder("{").append(space());
        for (int i = random.nextInt(4); i >= 0; i--) {
            json.append(string()).append(space()).append(':').append(space()).append(value(depth + 1));
            json.append(space()).append(i == 0 ? "" : "," + space());
        }
        return json.append('}').toString();
    }
}
