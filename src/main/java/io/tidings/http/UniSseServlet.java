package io.tidings.http;

import io.tidings.codec.Format;
import io.tidings.config.HttpConfig;
import io.tidings.config.StreamConfig;
import jakarta.servlet.annotation.WebServlet;

/** Pushes as server-sent events, for clients that only listen. */
@WebServlet(urlPatterns = "/connection/uni_sse", asyncSupported = true)
public class UniSseServlet extends EventStreamServlet {

    private static final long serialVersionUID = 1;

    public UniSseServlet() {
        super("uni_sse", Format.PUSH_EVENTS, "{}");
    }

    @Override
    StreamConfig stream(HttpConfig http) {
        return http.uniSse();
    }
}
