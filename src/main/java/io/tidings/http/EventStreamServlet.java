package io.tidings.http;

import io.tidings.codec.Format;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the streams of server-sent events have in common: the request's form, the content type, the first line. */
abstract class EventStreamServlet extends StreamServlet {

    static final String EVENT_STREAM = "text/event-stream; charset=utf-8";

    private static final long serialVersionUID = 1;

    private final Format format;
    private final @Nullable String absent;

    /** {@code absent} is the connect request of who sends none; null where one must be sent. */
    EventStreamServlet(String transport, Format format, @Nullable String absent) {
        super(transport);
        this.format = format;
        this.absent = absent;
    }

    @Override
    String methods() {
        return "GET, POST";
    }

    @Override
    Format format(HttpServletRequest request) {
        return format;
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
                : StreamRequest.parameter(request, limit, absent);
    }
}
