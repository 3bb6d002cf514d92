package io.tidings.http;

import io.tidings.codec.Format;
import io.tidings.config.HttpConfig;
import io.tidings.config.StreamConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Replies and pushes as lines of a response; the other direction is {@link EmulationServlet}. */
@WebServlet(urlPatterns = "/connection/http_stream", asyncSupported = true)
public class HttpStreamServlet extends StreamServlet {

    private static final long serialVersionUID = 1;

    public HttpStreamServlet() {
        super("http_stream");
    }

    @Override
    String methods() {
        return "POST";
    }

    @Override
    StreamConfig stream(HttpConfig http) {
        return http.httpStream();
    }

    @Override
    Format format(HttpServletRequest request) {
        return StreamRequest.isProtobuf(request) ? Format.PROTOBUF : Format.JSON;
    }

    @Override
    String contentType(Format format) {
        return format.binary() ? "application/octet-stream" : "application/json";
    }

    @Override
    StreamRequest read(HttpServletRequest request, int limit) throws IOException {
        return StreamRequest.jsonOrProtobuf(request, limit);
    }
}
