package io.tidings.http;

import io.tidings.security.Refusal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Begins an HTTP session for somebody who logs in: whoever it was before is forgotten, and so is its id. */
final class SessionStart {

    private static final System.Logger LOG = System.getLogger(SessionStart.class.getName());

    private SessionStart() {}

    /**
     * Logs in; returns why not, or null.
     *
     * @param check does so once there is a session, and returns the same
     */
    static @Nullable Refusal begin(HttpServletRequest request, Supplier<@Nullable Refusal> check) {
        if (!forgotten(request)) {
            return Refusal.of(500, "the container cannot log anybody out");
        }
        // before the login: containers keep who logged in with the session only if there is one
        boolean fresh = request.getSession(false) == null;
        HttpSession session = request.getSession();
        Refusal refusal = check.get();
        if (refusal == null) {
            // who knew the session's id before shall not share it now
            request.changeSessionId();
        } else if (fresh) {
            session.invalidate();
        }
        return refusal;
    }

    /** Undertow looks at BASIC by itself and does not keep that with a session; then it counts as said, not as logged in. */
    private static boolean forgotten(HttpServletRequest request) {
        try {
            request.logout();
            return true;
        } catch (ServletException problem) {
            LOG.log(System.Logger.Level.WARNING, "a logout failed: {0}", problem.toString());
            return false;
        }
    }
}
