package io.tidings.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads settings from a source and notes what is wrong with them. Blanks around a value are dropped; an empty value is
 * none. After a wrong value it goes on with the default, so that one start finds every wrong value.
 */
final class SettingReader {

    private static final int SHOWN = 80;

    private final SettingSource source;
    private final String prefix;
    private final List<Problem> problems;

    SettingReader(SettingSource source) {
        this(source, "", new ArrayList<>());
    }

    private SettingReader(SettingSource source, String prefix, List<Problem> problems) {
        this.source = source;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** A reader of the same source, noting problems in the same list, whose keys all begin with {@code prefix}. */
    SettingReader under(String prefix) {
        return new SettingReader(source, prefix, problems);
    }

    /** The value of a setting, or its default. */
    <T> T get(Setting<T> setting) {
        ValueType<T> type = setting.type();
        try {
            return type.parser().apply(text(setting));
        } catch (IllegalArgumentException e) {
            String detail = e.getMessage();
            boolean more = detail != null && !detail.isEmpty();
            refuse(setting, "must be " + type.allowed() + (more ? " (" + detail + ")" : ""));
            return type.parser().apply(setting.defaultText());
        }
    }

    /** Notes that the value of {@code setting} is not possible, and why. */
    void refuse(Setting<?> setting, String why) {
        problems.add(new Problem(key(setting), shown(setting) + ": " + why));
    }

    /** {@code key=value} for a message: without a secret, in one line, not too long. */
    String shown(Setting<?> setting) {
        return key(setting) + "=" + (setting.type().secret() ? "(hidden)" : oneLine(text(setting)));
    }

    /** The full key of a setting. */
    String key(Setting<?> setting) {
        return prefix + setting.key();
    }

    /** What is wrong so far, in the order in which it was found. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private String text(Setting<?> setting) {
        return source.value(key(setting))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .orElse(setting.defaultText());
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .forEach(c -> line.appendCodePoint(Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c));
        return text.codePointCount(0, text.length()) > SHOWN ? line + "..." : line.toString();
    }
}
