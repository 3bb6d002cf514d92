package io.tidings.http;

import io.tidings.codec.Format;
import io.tidings.config.HttpConfig;
import io.tidings.config.StreamConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Pushes as lines of a response, for clients that only listen. */
@WebServlet(urlPatterns = "/connection/uni_http_stream", asyncSupported = true)
public class UniHttpStreamServlet extends StreamServlet {

    private static final long serialVersionUID = 1;

    public UniHttpStreamServlet() {
        super("uni_http_stream");
    }

    @Override
    String methods() {
        return "POST";
    }

    @Override
    StreamConfig stream(HttpConfig http) {
        return http.uniHttpStream();
    }

    @Override
    Format format(HttpServletRequest request) {
        return Format.PUSHES;
    }

    @Override
    String contentType(Format format) {
        return "application/json";
    }

    @Override
    StreamRequest read(HttpServletRequest request, int limit) throws IOException {
        return StreamRequest.json(request, limit);
    }
}
