package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a browser keeps while its reader is at the identity provider: the name of the attempt, which proves that the login
 * ends in the browser it began in, and the page that was wanted. One cookie for each attempt, so that several tabs may
 * log in at once.
 */
final class LoginCookie {

    private static final String PREFIX = "tidings-login-";
    private static final int NAMED_BY = 8;

    /** So many tabs may be at it; then all but the newest begin anew. */
    private static final int MOST = 5;

    private static final int LIFE_SECONDS = 900;

    private LoginCookie() {}

    static void remember(HttpServletRequest request, HttpServletResponse response, String state, String target) {
        List<Cookie> others = all(request);
        if (others.size() >= MOST) {
            others.forEach(old -> send(request, response, old.getName(), "", 0));
        }
        String kept = Base64.getUrlEncoder().withoutPadding().encodeToString(target.getBytes(UTF_8));
        send(request, response, name(state), state + "~" + kept, LIFE_SECONDS);
    }

    /** The page that was wanted when this browser began the attempt, which it forgets; null if it began none of that name. */
    static @Nullable String forget(HttpServletRequest request, HttpServletResponse response, String state) {
        for (Cookie cookie : all(request)) {
            String value = cookie.getValue();
            int end = value.indexOf('~');
            if (cookie.getName().equals(name(state))
                    && end >= 0
                    && value.substring(0, end).equals(state)) {
                send(request, response, cookie.getName(), "", 0);
                return target(value.substring(end + 1));
            }
        }
        return null;
    }

    private static String target(String kept) {
        try {
            return new String(Base64.getUrlDecoder().decode(kept), UTF_8);
        } catch (IllegalArgumentException changed) {
            return "";
        }
    }

    private static List<Cookie> all(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().startsWith(PREFIX))
                        .toList();
    }

    private static String name(String state) {
        return PREFIX + state.substring(0, Math.min(NAMED_BY, state.length()));
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse response, String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        // not Strict: the provider's page sends the browser back
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
