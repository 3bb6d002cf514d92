package io.tidings.hub;

import io.tidings.codec.FossilPatch;
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

    /** What a JSON string says; a library would be much slower than the hub that is tested. */
    private static String text(String string) {
        StringBuilder text = new StringBuilder(string.length());
        int i = 1;
        while (i < string.length() - 1) {
            char c = string.charAt(i++);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = string.charAt(i++);
            int letter = "bfnrt".indexOf(escaped);
            if (escaped == 'u') {
                text.append((char) Integer.parseInt(string.substring(i, i + 4), 16));
                i += 4;
            } else {
                text.append(letter < 0 ? escaped : "\b\f\n\r\t".charAt(letter));
            }
        }
        return text.toString();
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
