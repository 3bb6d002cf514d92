package io.tidings.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Whether a request is somebody opening a page in a browser, who can be sent to a login; everybody else gets a status. */
final class Navigation {

    /** Ours that are no pages, and the way to the login itself. */
    private static final List<String> OTHERS =
            List.of("/connection/", "/api/", "/emulation", "/ws", "/echo", "/metrics", "/login", "/logout");

    private Navigation() {}

    static boolean is(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String accept = request.getHeader("Accept");
        String mode = request.getHeader("Sec-Fetch-Mode");
        return "GET".equals(request.getMethod())
                && accept != null
                && accept.contains("text/html")
                && (mode == null || mode.equals("navigate"))
                && request.getHeader("Upgrade") == null
                && request.getHeader("Authorization") == null
                && OTHERS.stream().noneMatch(path::startsWith);
    }
}
