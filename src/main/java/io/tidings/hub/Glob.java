package io.tidings.hub;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of channel names: {@code *} is any text, {@code ?} any character, {@code [a-z]} one of these, {@code [!a-z]}
 * one of the others, <code>{a,b}</code> either; a backslash takes a character's meaning away.
 *
 * <p>All ways through the pattern are followed at once, so that a test takes time for the name's length times the
 * pattern's, whatever the pattern; a regular expression could be made to take for ever. Immutable and thread-safe.
 */
public final class Glob implements Predicate<String> {

    /** No channel's name is that long; braces in braces are read by recursion. */
    private static final int LONGEST = 1000;

    /** From one state to another, for a character; for none at all where there is no test. */
    private record Edge(int from, @Nullable IntPredicate on, int to) {}

    private final List<Edge> edges = new ArrayList<>();
    private final String pattern;
    private final int end;
    private int states = 1;
    private int at;
    private boolean malformed;

    private Glob(String pattern) {
        this.pattern = pattern;
        end = sequence(0, false);
    }

    /** Reads a pattern; null when a bracket or a brace is not closed, or it is too long. An empty one takes every name. */
    public static @Nullable Glob parse(String pattern) {
        if (pattern.length() > LONGEST) {
            return null;
        }
        Glob glob = new Glob(pattern.isEmpty() ? "*" : pattern);
        return glob.malformed ? null : glob;
    }

    @Override
    public boolean test(String name) {
        BitSet now = new BitSet(states);
        now.set(0);
        follow(now);
        int[] points = name.codePoints().toArray();
        for (int point : points) {
            BitSet next = new BitSet(states);
            for (Edge edge : edges) {
                if (edge.on() != null && now.get(edge.from()) && edge.on().test(point)) {
                    next.set(edge.to());
                }
            }
            follow(next);
            now = next;
        }
        return now.get(end);
    }

    /** Adds what is reached without a character. Once through is enough: edges into a state stand before those out of it. */
    private void follow(BitSet reached) {
        for (Edge edge : edges) {
            if (edge.on() == null && reached.get(edge.from())) {
                reached.set(edge.to());
            }
        }
    }

    /** Reads up to the end, or to the comma or brace that ends an alternative; returns the state it ends in. */
    private int sequence(int start, boolean alternative) {
        int state = start;
        while (at < pattern.length() && !malformed) {
            int point = pattern.codePointAt(at);
            if (alternative && (point == ',' || point == '}')) {
                return state;
            }
            at += Character.charCount(point);
            state = switch (point) {
                case '*' -> any(state);
                case '?' -> step(state, Character::isValidCodePoint);
                case '[' -> step(state, oneOf());
                case '{' -> either(state);
                case '\\' -> step(state, is(taken()));
                default -> step(state, is(point));
            };
        }
        return state;
    }

    private int step(int from, @Nullable IntPredicate on) {
        int to = states++;
        edges.add(new Edge(from, on, to));
        return to;
    }

    private int any(int from) {
        int loop = step(from, null);
        edges.add(new Edge(loop, Character::isValidCodePoint, loop));
        return loop;
    }

    private int either(int from) {
        int join = states++;
        boolean more;
        do {
            edges.add(new Edge(sequence(step(from, null), true), null, join));
            more = at < pattern.length() && pattern.charAt(at) == ',';
            malformed |= at++ >= pattern.length();
        } while (more);
        return join;
    }

    private IntPredicate oneOf() {
        boolean not = at < pattern.length() && pattern.charAt(at) == '!';
        at += not ? 1 : 0;
        IntPredicate set = c -> false;
        int first = at;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
            int low = taken();
            boolean range = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
            at += range ? 1 : 0;
            int high = range ? taken() : low;
            set = set.or(c -> c >= low && c <= high);
        }
        malformed |= at++ >= pattern.length();
        return not ? set.negate() : set;
    }

    private static IntPredicate is(int wanted) {
        return c -> c == wanted;
    }

    /** The next character, whatever it means elsewhere. */
    private int taken() {
        if (at >= pattern.length()) {
            malformed = true;
            return 0;
        }
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
