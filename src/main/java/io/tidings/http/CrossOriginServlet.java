package io.tidings.http;

import io.tidings.config.HttpConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.security.Arrival;
import io.tidings.security.Entrance;
import io.tidings.security.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What all transports over plain HTTP do alike before they answer: a transport that is off is not found, a page of an
 * origin that is not allowed is refused, one that is gets the headers its browser wants (Fetch standard, section 3.2).
 */
abstract class CrossOriginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** Seconds for which a browser need not ask again. */
    private static final String PREFLIGHT_AGE = "300";

    @Inject
    private transient TidingsConfig config;

    @Inject
    private transient Entrance entrance;

    /** The methods it answers, as the header {@code Allow} has them, without OPTIONS. */
    abstract String methods();

    /** Whether the configuration switches it on; some are always on. */
    boolean enabled(HttpConfig http) {
        return true;
    }

    /** Answers a request of one of {@link #methods}. */
    abstract void answer(Arrival arrival, HttpServletResponse response) throws IOException;

    final HttpConfig http() {
        return config.http();
    }

    final TidingsConfig config() {
        return config;
    }

    final Entrance entrance() {
        return entrance;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Arrival arrival = entrance.arrival(request);
        Refusal refusal = refusal(arrival);
        if (refusal == null || refusal.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            share(arrival, response);
        }
        if (refusal != null) {
            refusal.send(response);
        } else if ("OPTIONS".equals(request.getMethod())) {
            preflight(request, response);
        } else {
            answer(arrival, response);
        }
    }

    private @Nullable Refusal refusal(Arrival arrival) {
        if (!enabled(config.http())) {
            return Refusal.of(404, "this transport is off");
        }
        if (!arrival.allowed()) {
            return Refusal.ORIGIN;
        }
        String method = arrival.request().getMethod();
        boolean known = "OPTIONS".equals(method) || (", " + methods() + ",").contains(", " + method + ",");
        return known ? null : new Refusal(405, "use " + methods(), "Allow", methods() + ", OPTIONS");
    }

    /** Lets the page read the answer; with cookies sent along only if it is one that is allowed by name. */
    private static void share(Arrival arrival, HttpServletResponse response) {
        response.addHeader("Vary", "Origin");
        String origin = arrival.request().getHeader("Origin");
        if (origin == null) {
            return;
        }
        if (arrival.trusted()) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
        } else {
            response.setHeader("Access-Control-Allow-Origin", "*");
        }
    }

    private void preflight(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", methods() + ", OPTIONS");
        if (request.getHeader("Origin") != null) {
            response.setHeader("Access-Control-Allow-Methods", methods() + ", OPTIONS");
            response.setHeader("Access-Control-Max-Age", PREFLIGHT_AGE);
            String headers = request.getHeader("Access-Control-Request-Headers");
            if (headers != null) {
                response.setHeader("Access-Control-Allow-Headers", headers);
            }
        }
    }
}
