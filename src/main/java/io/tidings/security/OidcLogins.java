package io.tidings.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in with the identity provider on this node. An HTTP session remembers a name alone; who that is stands
 * here, so that the provider can end a login without any request of the browser. Thread-safe.
 */
public final class OidcLogins {

    private static final String ATTRIBUTE = "tidings.oidc";

    private final Ending ending;
    private final ConcurrentHashMap<String, OidcLogin> logins = new ConcurrentHashMap<>();

    /** Takes back what was opened by a login. */
    interface Ending {

        /** It is over, for good. */
        void loggedOut(String proof);

        /** It goes on with other roles; who connects again has those. */
        void changed(String proof);
    }

    OidcLogins(Ending ending) {
        this.ending = ending;
    }

    /** The login of the request's session, if it has one that is still good. */
    @Nullable
    OidcLogin of(HttpServletRequest request) {
        if (logins.isEmpty()) {
            return null;
        }
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof String key ? logins.get(key) : null;
    }

    /** From now on the session is this login's; one that it had before is over. */
    public void begin(OidcLogin login, HttpSession session) {
        end(session);
        logins.put(login.key(), login);
        session.setAttribute(ATTRIBUTE, login.key());
    }

    /** The session is about to end, and its login with it. */
    void sessionEnds(HttpSession session) {
        if (session.getAttribute(ATTRIBUTE) instanceof String key) {
            end(key);
        }
    }

    /** The session's login ends; who comes with it is nobody then. */
    void end(HttpSession session) {
        sessionEnds(session);
        session.removeAttribute(ATTRIBUTE);
    }

    /** A login is over, whatever its session does. */
    void end(String key) {
        OidcLogin login = logins.remove(key);
        if (login != null) {
            ending.loggedOut(login.proof().id());
        }
    }

    /** Ends all these logins; returns how many there were. */
    int endThose(Predicate<OidcLogin> which) {
        int count = 0;
        for (OidcLogin login : logins.values()) {
            if (which.test(login)) {
                end(login.key());
                count++;
            }
        }
        return count;
    }

    /** Puts what the provider says now in the place of what it said before, unless the login is over by now. */
    void renew(OidcLogin before, OidcLogin after) {
        if (logins.replace(before.key(), before, after)
                && !before.proof().id().equals(after.proof().id())) {
            ending.changed(before.proof().id());
        }
    }

    boolean knows(String key) {
        return logins.containsKey(key);
    }

    /** All of them, as they come and go. */
    Collection<OidcLogin> all() {
        return logins.values();
    }
}
