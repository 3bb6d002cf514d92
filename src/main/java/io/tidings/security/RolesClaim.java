package io.tidings.security;

import java.text.ParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles that a token gives, in a claim that the configuration names. */
final class RolesClaim {

    /** The claims that are one text with blanks between its words: RFC 8693 section 4.2, and its name at some issuers. */
    private static final Set<String> OF_WORDS = Set.of("scope", "scp");

    private RolesClaim() {}

    /**
     * The roles; none where there is no such claim, or {@code path} is empty. A claim of just this name counts first;
     * otherwise each dot leads into a claim. A text is one role: "shop admin" must not become admin. But in a claim named
     * {@code scope} or {@code scp} each word is one. Throws {@link ParseException} for what is neither a text nor a list of
     * them.
     */
    static Set<String> of(ClaimSet claims, String path) throws ParseException {
        Object value = path.isEmpty() ? null : find(claims.values(), path);
        Set<String> roles = new LinkedHashSet<>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                roles.add(ClaimSet.wellFormed(path, each));
            }
        } else if (value != null) {
            String text = ClaimSet.wellFormed(path, value);
            boolean words = OF_WORDS.contains(path.substring(path.lastIndexOf('.') + 1));
            roles.addAll(words ? List.of(text.split(" +")) : List.of(text));
        }
        roles.remove("");
        return roles;
    }

    private static @Nullable Object find(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? find(inner, path.substring(dot + 1))
                : null;
    }
}
