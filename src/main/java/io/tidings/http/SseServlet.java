package io.tidings.http;

import io.tidings.codec.Format;
import io.tidings.config.HttpConfig;
import io.tidings.config.StreamConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Replies and pushes as server-sent events; the other direction is {@link EmulationServlet}. */
@WebServlet(urlPatterns = "/connection/sse", asyncSupported = true)
public class SseServlet extends StreamServlet {

    static final String EVENT_STREAM = "text/event-stream; charset=utf-8";

    private static final long serialVersionUID = 1;

    public SseServlet() {
        super("sse");
    }

    @Override
    String methods() {
        return "GET, POST";
    }

    @Override
    StreamConfig stream(HttpConfig http) {
        return http.sse();
    }

    @Override
    Format format(HttpServletRequest request) {
        return Format.EVENTS;
    }

    @Override
    String contentType(Format format) {
        return EVENT_STREAM;
    }

    /** An empty line, so that the browser knows at once that the stream is open. */
    @Override
    String preamble() {
        return "\r\n";
    }

    @Override
    StreamRequest read(HttpServletRequest request, int limit) throws IOException {
        return "POST".equals(request.getMethod())
                ? StreamRequest.json(request, limit)
                : StreamRequest.parameter(request, limit, null);
    }
}
