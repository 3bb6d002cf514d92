package io.tidings.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Watches over passwords that a container looks at by itself, before any filter does: who guesses has to wait there too.
 * Thread-safe.
 */
public interface PasswordGuard {

    /** The attribute of the application that holds it. */
    String ATTRIBUTE = PasswordGuard.class.getName();

    /** Why no password of the request's address is looked at now (429), or null. */
    @Nullable
    Refusal mustWait(HttpServletRequest request);

    /** The container has found the request's password wrong, and refused it. */
    void wrongPassword(HttpServletRequest request);
}
