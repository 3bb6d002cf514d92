package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.codec.ApiParams;
import io.tidings.config.HttpApiConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Hub;
import io.tidings.security.ApiAccess;
import io.tidings.security.Entrance;
import io.tidings.security.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The server API: one path a method, JSON in and out, as the server libraries of the reference speak it. Refusals of HTTP
 * itself are problems (RFC 9457); what a method refuses is an error in its answer.
 */
@WebServlet(urlPatterns = "/api/*", asyncSupported = true)
public class ServerApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String DOCUMENT = "/openapi.yaml";

    @Inject
    private transient TidingsConfig config;

    @Inject
    private transient Hub hub;

    @Inject
    private transient Entrance entrance;

    @Inject
    private transient ApiAccess access;

    private transient @Nullable ApiCalls made;
    private transient @Nullable Shortcut shortcut;

    @Override
    public void init() {
        HttpApiConfig api = config.http().api();
        made = new ApiCalls(hub, api);
        // observers get the context of the thread that published, and before the servlets there is none
        shortcut = new Shortcut(made, access, api.direct() && !hub.tellsOfPublications());
    }

    @Override
    public void destroy() {
        Objects.requireNonNull(shortcut).end();
    }

    private ApiCalls calls() {
        return Objects.requireNonNull(made);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (DOCUMENT.equals(path)) {
            document(request, response);
            return;
        }
        Refusal refusal = refusal(request);
        if (refusal != null) {
            refusal.send(response);
            return;
        }
        boolean legacy = path == null || path.equals("/");
        ApiMethod method = legacy ? null : ApiMethod.named(path.substring(1));
        if (method == null && !legacy) {
            Refusal.of(404, "no such method").send(response);
            return;
        }
        StreamRequest read = StreamRequest.json(request, calls().config().maxRequestBodySize());
        byte[] body = read.bytes();
        if (body == null) {
            read.refuse(response);
            return;
        }
        if (method == null) {
            answerAll(body, request, response);
        } else {
            answer(method, body, request, response);
        }
    }

    private void answerAll(byte[] body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<LegacyCall> calls = LegacyCall.all(body);
        if (calls == null) {
            Refusal.of(400, "malformed request: send objects with method and params")
                    .send(response);
            return;
        }
        ApiCalls.ANSWERING.send(
                new SeveralCalls(calls().api()).inOlderForm(calls).thenApply(lines -> new ApiAnswer(200, lines)),
                false,
                request,
                response);
    }

    /** A page of another origin has the cookies of its reader, who may be a publisher. */
    private @Nullable Refusal refusal(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return Refusal.method("POST");
        }
        return entrance.trustsOrigin(request) ? access.refusal(request) : Refusal.ORIGIN;
    }

    private void answer(ApiMethod method, byte[] body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ApiParams params = ApiParams.read(body, method.fields());
        if (!params.malformed().isEmpty()) {
            Refusal.of(400, "malformed request: " + params.malformed()).send(response);
            return;
        }
        Objects.requireNonNull(shortcut).learn(request, method);
        boolean transport = calls().transport(request.getHeader(ApiCalls.ERROR_MODE));
        ApiCalls.ANSWERING.send(calls().answer(method, params, transport), transport, request, response);
    }

    /** Open to everybody: it is the same on every server. */
    private static void document(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"GET".equals(request.getMethod())) {
            Refusal.method("GET").send(response);
            return;
        }
        try (InputStream document =
                Objects.requireNonNull(ServerApiServlet.class.getResourceAsStream("openapi.yaml"))) {
            byte[] body = document.readAllBytes();
            response.setContentType("application/yaml");
            response.setCharacterEncoding(UTF_8.name());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
