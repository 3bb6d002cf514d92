package io.tidings.security;

import java.text.ParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles that a token gives, in a claim that the configuration names. */
final class RolesClaim {

    private RolesClaim() {}

    /**
     * The roles; none where there is no such claim, or {@code path} is empty. A claim of just this name counts first;
     * otherwise each dot leads into a claim. Throws {@link ParseException} for what is neither a text nor a list of them.
     */
    static Set<String> of(ClaimSet claims, String path) throws ParseException {
        Object value = path.isEmpty() ? null : find(claims.values(), path);
        if (value == null) {
            return Set.of();
        }
        Set<String> roles = new LinkedHashSet<>();
        for (Object each : value instanceof List<?> list ? list : List.of(value)) {
            if (!(each instanceof String role)) {
                throw new ParseException("claim " + path + " is not a list of texts", 0);
            }
            roles.add(role);
        }
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
