package io.tidings.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after a login: a path of this server and nothing else, so that no link leads through here to others. */
final class LoginTarget {

    private static final int LONGEST = 1024;

    /** Browsers take {@code //} and {@code /\} for another host. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

    private LoginTarget() {}

    /** The parameter {@code target} of the request if it may be one, otherwise the start page. */
    static String of(HttpServletRequest request) {
        return orStart(request.getParameter("target"), request);
    }

    /** The same for a text that came another way. */
    static String orStart(@Nullable String target, HttpServletRequest request) {
        return target != null && isPath(target) ? target : request.getContextPath() + "/";
    }

    static boolean isPath(String target) {
        return target.length() <= LONGEST && PATH.matcher(target).matches();
    }
}
