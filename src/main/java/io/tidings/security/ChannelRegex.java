package io.tidings.security;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tidings.hub.ChannelMatcher;
import java.text.ParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/**
 * Names of channels that an expression finds something in, as Go's {@code regexp.MatchString} has it.
 *
 * <p>RE2 follows all ways through an expression at once, so no name makes it take for ever. It would unroll repeats within
 * repeats, though; so how long an expression may be, and how often it may repeat, is bounded. What is compiled is kept for
 * the next token with the same expression. Immutable.
 *
 * @param text the expression
 * @param pattern it, compiled; it says what the text says
 */
record ChannelRegex(String text, Pattern pattern) implements ChannelMatcher {

    /** Most expressions that a token may hold: one check may try them all. */
    static final int MOST = 32;

    private static final int LONGEST = 200;

    /** Most characters when all that is repeated is written out; RE2 makes a step of each. */
    private static final int MOST_STEPS = 5000;

    /** {@code {3}}, <code>{3,}</code> and <code>{3,7}</code>. */
    private static final java.util.regex.Pattern REPEAT =
            java.util.regex.Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    /** More than applications have in all their tokens; some kilobytes each, seldom more. */
    private static final int KNOWN = 1000;

    private static final Map<String, ChannelRegex> COMPILED =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {

                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ChannelRegex> eldest) {
                    return size() > KNOWN;
                }
            });

    /** Throws {@link ParseException} for what is no expression, is too long or repeats too often. */
    static ChannelRegex of(String text) throws ParseException {
        ChannelRegex known = COMPILED.get(text);
        if (known != null) {
            return known;
        }
        if (text.length() > LONGEST || text.length() * repeats(text) > MOST_STEPS) {
            throw new ParseException("an expression in claim channels is too long or repeats too often", 0);
        }
        try {
            ChannelRegex compiled = new ChannelRegex(text, Pattern.compile(text));
            COMPILED.put(text, compiled);
            return compiled;
        } catch (PatternSyntaxException wrong) {
            throw new ParseException("claim channels is not a list of expressions", 0);
        }
    }

    /** How often its repeats repeat something when all stand within each other: more than they do. */
    private static double repeats(String text) {
        return REPEAT.matcher(text).results().mapToDouble(ChannelRegex::most).reduce(1, (one, other) -> one * other);
    }

    private static double most(MatchResult repeat) {
        String last = repeat.group(2);
        return Math.max(1, Double.parseDouble(last == null || last.isEmpty() ? repeat.group(1) : last));
    }

    @Override
    public boolean matches(String channel) {
        return pattern.matcher(channel).find();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChannelRegex regex && regex.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
