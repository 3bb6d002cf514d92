package io.tidings.security;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a page from some origin may open a connection, because a browser sends the user's cookies along with a
 * WebSocket handshake whoever's page it is (RFC 6455 section 10.2).
 *
 * <p>Allowed are requests without an origin, which no browser sent; origins with the very host and port that the request
 * went to; and origins that a pattern allows. In a pattern {@code *} stands for any characters but {@code /}, and alone
 * for every origin; one without {@code ://}, such as {@code *.example.com}, allows every scheme. Everything else,
 * {@code null} too, is refused. Immutable and thread-safe.
 */
public final class OriginRule {

    /** Characters; a host name has at most 253 (RFC 1035 section 2.3.4), scheme and port are short. */
    private static final int LONGEST = 512;

    private static final String ANY_SCHEME = "[a-z][a-z0-9+.-]*://";

    /** RFC 6454 section 6.2, lower case: scheme, host and perhaps a port; never a path or a user. */
    private static final Pattern WELL_FORMED =
            Pattern.compile(ANY_SCHEME + "(?:\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::\\d{1,5})?");

    private final List<Pattern> patterns;
    private final List<String> literals;
    private final boolean everyone;

    private OriginRule(List<Pattern> patterns, List<String> literals, boolean everyone) {
        this.patterns = patterns;
        this.literals = literals;
        this.everyone = everyone;
    }

    /** The rule for {@code client.allowed_origins}; with an empty list only the server's own origin passes. */
    public static OriginRule of(List<String> allowedOrigins) {
        List<String> allowed = allowedOrigins.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .filter(origin -> !origin.isEmpty())
                .toList();
        return new OriginRule(
                allowed.stream()
                        .filter(origin -> origin.contains("*"))
                        .map(OriginRule::glob)
                        .toList(),
                allowed.stream().filter(origin -> !origin.contains("*")).toList(),
                allowed.contains("*"));
    }

    /**
     * Whether the request may go on.
     *
     * @param origins the values of the request's {@code Origin} headers, none if it has no such header
     * @param host the value of its {@code Host} header; null when it has none, or several
     */
    public boolean allows(List<String> origins, @Nullable String host) {
        if (origins.isEmpty()) {
            return true;
        }
        if (origins.size() > 1 || !plausible(origins.get(0))) {
            return false;
        }
        String origin = origins.get(0).toLowerCase(Locale.ROOT);
        return everyone
                || literals.contains(origin)
                || (WELL_FORMED.matcher(origin).matches() && (sameHost(origin, host) || matchesPattern(origin)));
    }

    /** Blanks and commas would make it several; browsers write other alphabets in ASCII (RFC 6454 section 6.2). */
    private static boolean plausible(String origin) {
        return origin.length() <= LONGEST && origin.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ',');
    }

    private boolean matchesPattern(String origin) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
    }

    /**
     * The scheme is left out, because behind a proxy that ends TLS we do not know our own. A missing port is that of the
     * origin's scheme on both sides.
     */
    private static boolean sameHost(String origin, @Nullable String host) {
        String standardPort = origin.startsWith("https://") ? ":443" : origin.startsWith("http://") ? ":80" : "";
        if (host == null || standardPort.isEmpty()) {
            return false;
        }
        String own = host.strip().toLowerCase(Locale.ROOT);
        String theirs = origin.substring(origin.indexOf("://") + 3);
        return !own.isEmpty() && withPort(theirs, standardPort).equals(withPort(own, standardPort));
    }

    /** A colon inside of brackets belongs to an IPv6 address. */
    private static String withPort(String authority, String standardPort) {
        boolean hasPort = authority.lastIndexOf(':') > authority.lastIndexOf(']');
        return hasPort ? authority : authority + standardPort;
    }

    /**
     * Each text between two stars is bound to its first place, which loses no match and keeps the cost linear, however
     * many stars a pattern has.
     */
    private static Pattern glob(String pattern) {
        String[] texts = pattern.split("\\*+", -1);
        StringBuilder regex =
                new StringBuilder(pattern.contains("://") ? "" : ANY_SCHEME).append(Pattern.quote(texts[0]));
        for (int i = 1; i < texts.length - 1; i++) {
            regex.append("(?>[^/]*?").append(Pattern.quote(texts[i])).append(')');
        }
        return Pattern.compile(regex.append("[^/]*")
                .append(Pattern.quote(texts[texts.length - 1]))
                .toString());
    }
}
