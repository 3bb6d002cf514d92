package io.tidings.http;

import io.tidings.codec.Format;
import io.tidings.config.HttpConfig;
import io.tidings.config.StreamConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Pushes as server-sent events, for clients that only listen. */
@WebServlet(urlPatterns = "/connection/uni_sse", asyncSupported = true)
public class UniSseServlet extends StreamServlet {

    private static final long serialVersionUID = 1;

    public UniSseServlet() {
        super("uni_sse");
    }

    @Override
    String methods() {
        return "GET, POST";
    }

    @Override
    StreamConfig stream(HttpConfig http) {
        return http.uniSse();
    }

    @Override
    Format format(HttpServletRequest request) {
        return Format.PUSH_EVENTS;
    }

    @Override
    String contentType(Format format) {
        return SseServlet.EVENT_STREAM;
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
                : StreamRequest.parameter(request, limit, "{}");
    }
}
