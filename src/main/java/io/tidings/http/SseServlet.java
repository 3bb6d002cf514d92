package io.tidings.http;

import io.tidings.codec.Format;
import io.tidings.config.HttpConfig;
import io.tidings.config.StreamConfig;
import jakarta.servlet.annotation.WebServlet;

/** Replies and pushes as server-sent events; the other direction is {@link EmulationServlet}. */
@WebServlet(urlPatterns = "/connection/sse", asyncSupported = true)
public class SseServlet extends EventStreamServlet {

    private static final long serialVersionUID = 1;

    public SseServlet() {
        super("sse", Format.EVENTS, null);
    }

    @Override
    StreamConfig stream(HttpConfig http) {
        return http.sse();
    }
}
