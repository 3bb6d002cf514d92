package io.tidings.security;

import jakarta.servlet.http.HttpServletResponse;

/** Sends a browser elsewhere, with a GET whatever it did here (RFC 9110 section 15.4.4). */
public final class Redirection {

    private Redirection() {}

    /** {@code location}: an address, or a path of this server; it stays one, because a proxy may have ended TLS for us. */
    public static void send(HttpServletResponse response, String location) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
        // what is in these addresses is for nobody else
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
