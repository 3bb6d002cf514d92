package io.tidings.security;

import io.tidings.codec.JsonSlice;
import io.tidings.protocol.Payload;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bin/token} was asked for.
 *
 * @param user user id; empty = anonymous
 * @param channel channel of a subscription token; empty = a connection token
 * @param ttl time until it expires; 0 = never
 * @param info JSON that others see
 * @param subs server-side subscriptions of a connection token
 * @param secret secret to sign with; empty = from the environment or the file
 * @param config properties file; empty = the default one
 */
record TokenOptions(
        String user,
        String channel,
        Duration ttl,
        @Nullable Payload info,
        List<String> subs,
        String secret,
        String config) {

    private static final Set<String> NAMES =
            Set.of("--user", "--channel", "--ttl", "--info", "--subs", "--secret", "--config");

    /** Nine digits stay far inside of {@link Duration}. */
    private static final Pattern TTL = Pattern.compile("(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");

    /** What a JVM makes of letters that its locale does not have. */
    private static final String UNREADABLE = "\ufffd";

    /** Arguments that make no sense; the message is for the person who typed them. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "TokenOptions[" + user + ", " + channel + "]";
    }

    /** Reads {@code --name value} and {@code --name=value}. */
    static TokenOptions parse(String... args) throws Wrong {
        Map<String, String> given = given(args);
        String user = given.get("--user");
        if (user == null) {
            throw new Wrong("--user is missing (--user \"\" for an anonymous user)");
        }
        if (given.containsKey("--channel") && given.containsKey("--subs")) {
            throw new Wrong("--subs belongs to a connection token, which has no --channel");
        }
        return new TokenOptions(
                user,
                filled(given, "--channel"),
                ttl(given.getOrDefault("--ttl", "1h")),
                info(given.get("--info")),
                subs(given.getOrDefault("--subs", "")),
                filled(given, "--secret"),
                filled(given, "--config"));
    }

    private static Map<String, String> given(String... args) throws Wrong {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            boolean joined = args[i].startsWith("--") && equals > 0;
            String name = joined ? args[i].substring(0, equals) : args[i];
            if (!NAMES.contains(name)) {
                throw new Wrong("no such option: " + name);
            }
            if (!joined && ++i == args.length) {
                throw new Wrong(name + " needs a value");
            }
            String value = joined ? args[i].substring(equals + 1) : args[i];
            if (value.contains(UNREADABLE)) {
                throw new Wrong(name + " has letters that this locale cannot read; try LC_ALL=C.UTF-8");
            }
            if (given.put(name, value) != null) {
                throw new Wrong(name + " is given twice");
            }
        }
        return given;
    }

    private static String filled(Map<String, String> given, String name) throws Wrong {
        String value = given.get(name);
        if (value != null && value.isEmpty()) {
            throw new Wrong(name + " is empty");
        }
        return value == null ? "" : value;
    }

    private static Duration ttl(String text) throws Wrong {
        Matcher parts = TTL.matcher(text);
        if (!text.equals("0") && (text.isEmpty() || !parts.matches())) {
            throw new Wrong("--ttl is a duration such as 90s, 15m, 1h30m or 720h, or 0 for never");
        }
        return text.equals("0")
                ? Duration.ZERO
                : Duration.ofHours(part(parts.group(1)))
                        .plusMinutes(part(parts.group(2)))
                        .plusSeconds(part(parts.group(3)));
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static @Nullable Payload info(@Nullable String text) throws Wrong {
        if (text == null) {
            return null;
        }
        Payload info = Payload.json(text);
        if (!JsonSlice.isValue(info.bytes())) {
            throw new Wrong("--info is not JSON");
        }
        return info;
    }

    private static List<String> subs(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(channel -> !channel.isEmpty())
                .toList();
    }
}
