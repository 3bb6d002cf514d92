package io.tidings.security;

import jakarta.servlet.http.HttpServletRequest;

/** Told what requests are refused before they become connections. Called on the threads of requests; must not block. */
@FunctionalInterface
public interface EntranceListener {

    /** Nobody listens. */
    EntranceListener NONE = (request, address, refusal) -> {};

    /** A request was refused; {@code address} is where it comes from, empty if nobody knows. */
    void refused(HttpServletRequest request, String address, Refusal refusal);
}
