package io.tidings.websocket;

import io.tidings.hub.Hub;
import io.tidings.hub.Limit;
import io.tidings.protocol.DisconnectCode;
import io.tidings.security.Admission;
import io.tidings.security.Arrival;
import io.tidings.security.Entrance;
import io.tidings.security.PasswordGuard;
import io.tidings.security.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every upgrade and refuses with a real status and a problem body (RFC 9457).
 *
 * <p>It runs before the containers' own WebSocket filters, which come last on Payara and WildFly. What an upgrade must
 * look like is RFC 6455 section 4.2.1; a version other than 13 is answered with 426 and the version we speak (section
 * 4.4). Here it is also settled whether messages are compressed, and what may come on the connection.
 *
 * <p>It is mapped to every path, because Payara's mapping of filters minds parameters in a path where Tyrus does not:
 * {@code /connection;x=1/websocket} would come to the endpoint and pass by a filter for {@code /connection/websocket}. On
 * Open Liberty {@code /connection/websocket/} would.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class HandshakeFilter extends HttpFilter {

    static final Set<String> ENDPOINTS =
            Set.of(ClientEndpoint.PATH, PlainEndpoint.PATH, EchoEndpoint.PATH, UniEndpoint.PATH);

    private static final Pattern IGNORED_IN_PATHS = Pattern.compile(";[^/]*|/+$");

    private static final long serialVersionUID = 1;

    @Inject
    private transient Hub hub;

    @Inject
    private transient Entrance entrance;

    /** Before any request: Undertow asks in front of all filters. */
    @Override
    public void init() {
        getServletContext().setAttribute(PasswordGuard.ATTRIBUTE, entrance);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!concerns(request)) {
            chain.doFilter(request, response);
            return;
        }
        Arrival arrival = entrance.arrival(request);
        Refusal malformed = malformed(request);
        Admission admission = malformed == null ? entrance.admit(arrival) : entrance.refuse(arrival, malformed);
        Refusal refusal = admission.refusal();
        if (refusal != null) {
            refusal.send(response);
            return;
        }
        String extension = extension(request);
        var rules = new FrameRules(hub.config().webSocket().messageSizeLimit(), extension != null, this::violated);
        Container.guardInput(request, rules);
        var upgrading = new UpgradingRequest(request, admission.visitor(), arrival.remoteAddress(), extension, rules);
        upgrading.hide(arrival.hidden());
        chain.doFilter(upgrading, response);
    }

    /** How compression was agreed on; null if it was not. */
    private @Nullable String extension(HttpServletRequest request) {
        return hub.config().webSocket().compression().enabled() && Container.guardsInput()
                ? PerMessageDeflate.answer(Collections.list(request.getHeaders(PerMessageDeflate.HEADER)))
                : null;
    }

    /** Whether an endpoint of ours may take it, by either of the paths that a container shows. */
    private static boolean concerns(HttpServletRequest request) {
        return isEndpoint(mapped(request)) || isEndpoint(sent(request));
    }

    private static boolean isEndpoint(String path) {
        return ENDPOINTS.contains(
                path.indexOf(';') < 0 && !path.endsWith("/")
                        ? path
                        : IGNORED_IN_PATHS.matcher(path).replaceAll(""));
    }

    private static String mapped(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static String sent(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private @Nullable Refusal malformed(HttpServletRequest request) {
        if (mapped(request).indexOf(';') >= 0 || sent(request).indexOf(';') >= 0) {
            return Refusal.of(400, "no parameters in the path");
        }
        if (mapped(request).endsWith("/") || sent(request).endsWith("/")) {
            return Refusal.of(404, "no slash at the end of the path");
        }
        if (request.getServletPath().equals(UniEndpoint.PATH)
                && !hub.config().http().uniWebSocket()) {
            return Refusal.of(404, "this transport is off");
        }
        return HandshakeForm.refusal(request);
    }

    /** The guard let no more pass of what a client sent. */
    private void violated(int closeCode) {
        if (closeCode == DisconnectCode.MESSAGE_TOO_BIG.code()) {
            hub.refused(Limit.MESSAGE_SIZE);
        }
    }
}
