package io.tidings.hub;

import io.tidings.codec.FossilPatch;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subscriber with deltas makes of the items it gets: the same items as others get. It knows nothing but what came
 * before, so a patch of anything else fails here. For one subscription.
 */
final class Unpatched {

    private static final Pattern DATA = Pattern.compile("\"data\":(\"(?:[^\"\\\\]|\\\\.)*+\")(,\"delta\":true)?");

    private String before = "";
    private int patches;
    private int wholes;

    /** The item with every payload in its place. */
    String item(String item) {
        Matcher data = DATA.matcher(item);
        StringBuilder plain = new StringBuilder();
        while (data.find()) {
            String text = text(data.group(1));
            if (data.group(2) != null) {
                patches++;
                before = FossilPatch.apply(before, text);
            } else {
                wholes++;
                before = text;
            }
            data.appendReplacement(plain, Matcher.quoteReplacement("\"data\":" + before));
        }
        return data.appendTail(plain).toString();
    }

    private static String text(String string) {
        try (JsonReader reader = Json.createReader(new StringReader("[" + string + "]"))) {
            return reader.readArray().getString(0);
        }
    }

    /** Publications that came as patches. */
    int patches() {
        return patches;
    }

    /** Publications that came whole. */
    int wholes() {
        return wholes;
    }
}
