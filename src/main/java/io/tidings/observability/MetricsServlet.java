package io.tidings.observability;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.tidings.config.MetricsAccess;
import io.tidings.config.MetricsConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Shows the metrics as text, on every server.
 *
 * <p>It refuses by itself, because who is asked for metrics on the port that all the world reaches should not need a
 * proxy's rule to keep them in the house. What they say is no secret, but tells a stranger how much the server bears.
 */
final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** What proxies add to a request that they pass on. */
    private static final List<String> TRACES_OF_A_PROXY =
            List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "X-Forwarded-Host");

    private final transient MetricsSource source;
    private final transient MetricsConfig config;
    private final transient TextExposition text = new TextExposition();

    MetricsServlet(MetricsSource source, MetricsConfig config) {
        this.source = source;
        this.config = config;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        // answers 401 itself when nobody has logged in
        if (config.access() == MetricsAccess.ROLE && !request.authenticate(response)) {
            return;
        }
        if (!admits(request)) {
            refuse(response);
            return;
        }
        ExpositionFormatWriter format = text.format(request.getHeader("Accept"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        TextExposition.write(source.read(), format, body);
        response.setContentType(format.getContentType());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.size());
        body.writeTo(response.getOutputStream());
    }

    private boolean admits(HttpServletRequest request) {
        return switch (config.access()) {
            case EVERYBODY -> true;
            case LOCAL ->
                Loopback.is(request.getRemoteAddr())
                        && TRACES_OF_A_PROXY.stream().allMatch(name -> request.getHeader(name) == null);
            case ROLE -> request.isUserInRole(config.role());
            case NOBODY -> false;
        };
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        byte[] body = "{\"type\":\"about:blank\",\"status\":403,\"title\":\"metrics are not for you\"}"
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
