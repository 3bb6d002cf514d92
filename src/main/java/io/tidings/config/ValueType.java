package io.tidings.config;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What may be written as the value of a setting, and what becomes of it.
 *
 * @param unit for the documentation; empty where there is none
 * @param range what is allowed, in a few words, for the documentation
 * @param zero what 0 means; empty where 0 is nothing special
 * @param allowed what is allowed, to follow "must be" in a sentence
 * @param secret whether the value must never be shown
 * @param parser the value of a text; throws {@link IllegalArgumentException} for one that is not allowed, with a
 *     message only where there is more to say than {@code allowed} does
 */
record ValueType<T>(
        String unit, String range, String zero, String allowed, boolean secret, Function<String, T> parser) {

    private static final Pattern ORIGIN = Pattern.compile("[^\\s/]+(://[^\\s/]+)?");
    private static final Pattern NAME = Pattern.compile("(?s).+");
    private static final Pattern NAMESPACE = Pattern.compile("[-a-zA-Z0-9_.]{2,}");

    /** Strictly {@code true} or {@code false}: a "yes" that is read as no is worse than a refusal. */
    static ValueType<Boolean> bool() {
        return choice(List.of("true", "false"), Boolean::valueOf);
    }

    /** The constants of an enum in lower case. */
    static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        return choice(
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList(),
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    private static <T> ValueType<T> choice(List<String> words, Function<String, T> value) {
        return new ValueType<>(
                "",
                words.stream().map(word -> "`" + word + "`").collect(joining(", ")),
                "",
                words.size() == 2 ? String.join(" or ", words) : "one of " + String.join(", ", words),
                false,
                text -> value.apply(accept(text, words.contains(text))));
    }

    /** Any of the constants of an enum in lower case, or none. */
    static <E extends Enum<E>> ValueType<Set<E>> choices(Class<E> type) {
        ValueType<E> each = choice(type);
        String range = "comma-separated, of " + each.range;
        return new ValueType<>("", range, "", range.replace("`", ""), false, text -> {
            Set<E> chosen = EnumSet.noneOf(type);
            if (!text.isEmpty()) {
                for (String word : text.split(",", -1)) {
                    chosen.add(each.parser.apply(word.strip()));
                }
            }
            return Collections.unmodifiableSet(chosen);
        });
    }

    /** A whole number between two bounds, both allowed. */
    static ValueType<Integer> number(int min, int max, String unit) {
        return whole(min, max, unit, "", Integer::valueOf);
    }

    /** A whole number between two bounds, or 0. */
    static ValueType<Integer> numberOrZero(int min, int max, String unit, String zero) {
        return whole(min, max, unit, zero, Integer::valueOf);
    }

    /** A second before the year 10000, or 0. */
    static ValueType<Long> unixSecondsOrZero(String zero) {
        return whole(1, 253_402_300_799L, "Unix seconds", zero, Long::valueOf);
    }

    private static <T> ValueType<T> whole(long min, long max, String unit, String zero, Function<String, T> value) {
        String range = min + " to " + max;
        return new ValueType<>(
                unit, orZero(range, zero), zero, orZeroMeaning("a whole number from " + range, zero), false, text -> {
                    // 18 digits always fit into a long
                    long number = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
                    boolean inRange = number >= min && number <= max;
                    return value.apply(accept(text, inRange || (number == 0 && !zero.isEmpty())));
                });
    }

    /** A duration between two bounds, both allowed. */
    static ValueType<Duration> duration(String min, String max) {
        return durationOrZero(min, max, "");
    }

    /** A duration between two bounds, or 0. */
    static ValueType<Duration> durationOrZero(String min, String max, String zero) {
        Duration least = DurationText.parse(min).orElseThrow();
        Duration most = DurationText.parse(max).orElseThrow();
        String range = min + " to " + max;
        String allowed = orZeroMeaning("a duration such as 25s, 500ms or 1h30m, from " + range, zero);
        return new ValueType<>("duration", orZero(range, zero), zero, allowed, false, text -> {
            Duration value = DurationText.parse(text).orElseThrow(ValueType::refused);
            boolean inRange = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
            accept(text, inRange || (value.isZero() && !zero.isEmpty()));
            return value;
        });
    }

    /** Text of a form, or none. */
    static ValueType<String> text(String allowed, String form) {
        Pattern pattern = Pattern.compile(form);
        return new ValueType<>("", allowed, "", allowed, false, text -> {
            return accept(text, text.isEmpty() || pattern.matcher(text).matches());
        });
    }

    /** Any text; kept out of logs, messages and documentation. */
    static ValueType<String> secretText() {
        return new ValueType<>("", "text; a secret, never logged", "", "text", true, text -> text);
    }

    /** The address of something that is fetched over HTTP; empty where none is set. */
    static ValueType<Optional<URI>> httpAddress() {
        String allowed = "an absolute address that begins with https:// or http://";
        return new ValueType<>("", allowed, "", allowed, false, text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            URI address = URI.create(accept(text, text.matches("https?://[^\\s/].*")));
            accept(text, address.getHost() != null && address.getUserInfo() == null);
            return Optional.of(address);
        });
    }

    /** An expression; empty where none is set. */
    static ValueType<Optional<NamePattern>> pattern() {
        String allowed = "a regular expression of RE2";
        return new ValueType<>(
                "",
                allowed,
                "",
                allowed,
                false,
                text -> text.isEmpty() ? Optional.empty() : Optional.of(NamePattern.parse(text)));
    }

    /** What {@code type} takes; empty where nothing is set. */
    static <T> ValueType<Optional<T>> optional(ValueType<T> type) {
        return new ValueType<>(type.unit, type.range, type.zero, type.allowed, type.secret, text -> {
            return text.isEmpty() ? Optional.empty() : Optional.of(type.parser.apply(text));
        });
    }

    /** Patterns of origins, in lower case because browsers send origins so. */
    static ValueType<List<String>> origins() {
        String range =
                "comma-separated origins without a path, such as `https://example.com` or `https://*.example.com`";
        return list(range, ORIGIN, false, entry -> entry.toLowerCase(Locale.ROOT));
    }

    /** Names of namespaces, each once. */
    static ValueType<List<String>> namespaces() {
        String range = "comma-separated names, each once, of two or more of the characters `A-Z a-z 0-9 - _ .`";
        return list(range, NAMESPACE, true, name -> name);
    }

    /** Names of something, each once; they hold no comma and neither begin nor end with a blank. */
    static ValueType<Set<String>> names(String ofWhat) {
        ValueType<List<String>> list = list("comma-separated " + ofWhat + ", each once", NAME, true, name -> name);
        return new ValueType<>("", list.range, "", list.allowed, false, text -> Set.copyOf(list.parser.apply(text)));
    }

    /** Blocks of addresses. */
    static ValueType<List<Cidr>> blocks() {
        String range = "comma-separated addresses or blocks of them, such as `10.0.0.0/8` or `2001:db8::1`";
        return new ValueType<>(
                "",
                range,
                "",
                range.replace("`", ""),
                false,
                text -> text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(",", -1))
                                .map(entry -> Cidr.parse(entry.strip()).orElseThrow(ValueType::refused))
                                .toList());
    }

    private static ValueType<List<String>> list(
            String range, Pattern form, boolean eachOnce, Function<String, String> entry) {
        return new ValueType<>("", range, "", range.replace("`", ""), false, text -> {
            if (text.isEmpty()) {
                return List.of();
            }
            List<String> entries = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(each -> entry.apply(accept(each, form.matcher(each).matches())))
                    .toList();
            accept(text, !eachOnce || new HashSet<>(entries).size() == entries.size());
            return entries;
        });
    }

    private static String accept(String text, boolean ok) {
        if (!ok) {
            throw refused();
        }
        return text;
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("");
    }

    private static String orZero(String range, String zero) {
        return zero.isEmpty() ? range : range + ", or 0";
    }

    private static String orZeroMeaning(String range, String zero) {
        return zero.isEmpty() ? range : range + ", or 0 (" + zero + ")";
    }
}
