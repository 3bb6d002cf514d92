package io.tidings.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * An expression of RE2 that names are compared with. It takes time for a name's length alone, where one of
 * {@code java.util.regex} can be kept busy for ever by a name that was made for that. Immutable and thread-safe.
 */
public final class NamePattern {

    private final Pattern pattern;

    private NamePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads an expression; throws {@link IllegalArgumentException} with a few words for what is none. */
    static NamePattern parse(String text) {
        try {
            return new NamePattern(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            // the exception's own message shows the whole expression again
            throw new IllegalArgumentException(e.getDescription(), e);
        }
    }

    /** Whether the whole name is what the expression says. */
    public boolean matches(String name) {
        return pattern.matches(name);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
