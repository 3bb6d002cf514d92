package io.tidings.api;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A channel's name with parts to be filled in, {@code orders:{region}}. Nothing that is filled in can change whose the
 * channel is or which rules it has: the namespace stands in the template, and a value brings no user. Immutable.
 *
 * @param text as it was written
 * @param literals what stands before, between and after the parts
 */
record ChannelTemplate(String text, List<String> literals) implements Serializable {

    private static final char OPEN = '{';
    private static final char CLOSE = '}';
    private static final char NAMESPACE = ':';
    private static final char USER = '#';
    private static final char NEXT_USER = ',';
    private static final char SECRET = '$';

    ChannelTemplate {
        literals = List.copyOf(literals);
    }

    /** A name without parts, whatever is in it. */
    static ChannelTemplate literal(String name) {
        return new ChannelTemplate(name, List.of(name));
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException in words for the developer when it is none
     */
    static ChannelTemplate parse(String text) {
        List<String> literals = new ArrayList<>();
        int from = 0;
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0 || !isName(text.substring(open + 1, close))) {
                throw new IllegalArgumentException("a part to be filled in looks like {name}");
            }
            literals.add(text.substring(from, open));
            from = close + 1;
            open = text.indexOf(OPEN, from);
        }
        literals.add(text.substring(from));
        if (literals.stream().anyMatch(literal -> literal.indexOf(CLOSE) >= 0)) {
            throw new IllegalArgumentException("there is a } without a {");
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the name is empty");
        }
        if (!text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("a name is printable ASCII, or no client can subscribe to it");
        }
        if (literals.get(0).indexOf(NAMESPACE) < 0 && text.indexOf(NAMESPACE) >= 0) {
            throw new IllegalArgumentException("the namespace cannot be filled in later");
        }
        return new ChannelTemplate(text, literals);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    /** Parts to be filled in. */
    int parts() {
        return literals.size() - 1;
    }

    /** The name with its parts filled in; throws {@link IllegalArgumentException} when a value cannot be in there. */
    String fill(String... values) {
        if (values.length != parts()) {
            throw new IllegalArgumentException(
                    "channel " + text + " has " + parts() + " parts to fill in, not " + values.length);
        }
        StringBuilder name = new StringBuilder(literals.get(0));
        for (int i = 0; i < values.length; i++) {
            name.append(checked(values[i], name.isEmpty())).append(literals.get(i + 1));
        }
        return name.toString();
    }

    /** The user's own channel of this name, which has no parts left to fill in. */
    static String ofUser(String name, String user) {
        boolean hasNamespace = name.indexOf(NAMESPACE) >= 0;
        checkValue(name, user, false, hasNamespace);
        return name.charAt(name.length() - 1) == USER ? name + user : name + USER + user;
    }

    private String checked(String value, boolean first) {
        checkValue(text, value, first, literals.get(0).indexOf(NAMESPACE) >= 0);
        return value;
    }

    private static void checkValue(String name, String value, boolean first, boolean hasNamespace) {
        boolean good = !value.isEmpty()
                && value.indexOf(USER) < 0
                && value.indexOf(NEXT_USER) < 0
                && (hasNamespace || value.indexOf(NAMESPACE) < 0)
                && !(first && value.charAt(0) == SECRET);
        if (!good) {
            throw new IllegalArgumentException("channel " + name + " cannot be filled in with \"" + value
                    + "\": a value is not empty and has no # or ,"
                    + (hasNamespace ? "" : " or :")
                    + (first ? ", and no $ at its beginning" : ""));
        }
    }
}
