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
 *
 * <p>A pattern that leaves the host open ({@code *}, {@code https://*}) and an origin that is nobody's ({@code null},
 * {@code file://}) let in {@link Standing#STRANGER}s: "everybody" is never who may use a reader's cookies.
 */
public final class OriginRule {

    /** Characters; a host name has at most 253 (RFC 1035 section 2.3.4), scheme and port are short. */
    private static final int LONGEST = 512;

    private static final String ANY_SCHEME = "[a-z][a-z0-9+.-]*://";

    /** RFC 6454 section 6.2, lower case: scheme, host and perhaps a port; never a path or a user. */
    private static final Pattern WELL_FORMED =
            Pattern.compile(ANY_SCHEME + "(?:\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::\\d{1,5})?");

    /** Scheme and port do not say whose an origin is. */
    private static final Pattern AROUND_THE_HOST = Pattern.compile("^[^/]*://|:[0-9*]+$");

    /** Patterns that name a host, at least in part. */
    private final List<Pattern> named;

    /** Patterns that any host fits. */
    private final List<Pattern> open;

    private final List<String> literals;
    private final boolean everyone;

    private OriginRule(List<Pattern> named, List<Pattern> open, List<String> literals, boolean everyone) {
        this.named = named;
        this.open = open;
        this.literals = literals;
        this.everyone = everyone;
    }

    /** The rule for {@code client.allowed_origins}; with an empty list only the server's own origin passes. */
    public static OriginRule of(List<String> allowedOrigins) {
        List<String> allowed = allowedOrigins.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .filter(origin -> !origin.isEmpty())
                .toList();
        List<String> globs =
                allowed.stream().filter(origin -> origin.contains("*")).toList();
        return new OriginRule(
                globs.stream()
                        .filter(OriginRule::namesAHost)
                        .map(OriginRule::glob)
                        .toList(),
                globs.stream()
                        .filter(glob -> !namesAHost(glob))
                        .map(OriginRule::glob)
                        .toList(),
                allowed.stream().filter(origin -> !origin.contains("*")).toList(),
                allowed.contains("*"));
    }

    private static boolean namesAHost(String glob) {
        return AROUND_THE_HOST
                .matcher(glob)
                .replaceAll("")
                .chars()
                .anyMatch(c -> Character.isLetterOrDigit(c) || c > 0x7f);
    }

    /**
     * How far the request's page is trusted.
     *
     * @param origins the values of the request's {@code Origin} headers, none if it has no such header
     * @param host the value of its {@code Host} header; null when it has none, or several
     * @param tls whether the request came by TLS for certain; then a page that did not is not the server's own
     */
    Standing standing(List<String> origins, @Nullable String host, boolean tls) {
        if (origins.isEmpty()) {
            return Standing.TRUSTED;
        }
        if (origins.size() > 1 || !plausible(origins.get(0))) {
            return Standing.REFUSED;
        }
        String origin = origins.get(0).toLowerCase(Locale.ROOT);
        boolean wellFormed = WELL_FORMED.matcher(origin).matches();
        boolean literal = literals.contains(origin);
        if (wellFormed && (literal || sameHost(origin, host, tls) || matches(named, origin))) {
            return Standing.TRUSTED;
        }
        return everyone || literal || (wellFormed && matches(open, origin)) ? Standing.STRANGER : Standing.REFUSED;
    }

    /** Blanks and commas would make it several; browsers write other alphabets in ASCII (RFC 6454 section 6.2). */
    private static boolean plausible(String origin) {
        return origin.length() <= LONGEST && origin.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ',');
    }

    private static boolean matches(List<Pattern> patterns, String origin) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(origin).matches());
    }

    /**
     * Without TLS the scheme is left out, because behind a proxy that ends TLS we do not know our own. A missing port is
     * that of the origin's scheme on both sides.
     */
    private static boolean sameHost(String origin, @Nullable String host, boolean tls) {
        String standardPort = origin.startsWith("https://") ? ":443" : origin.startsWith("http://") ? ":80" : "";
        if (host == null || standardPort.isEmpty() || (tls && !standardPort.equals(":443"))) {
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
