package io.tidings.websocket;

import io.tidings.hub.Hub;
import io.tidings.hub.Limit;
import io.tidings.protocol.DisconnectCode;
import io.tidings.security.Admission;
import io.tidings.security.Entrance;
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
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every upgrade and refuses with a real status and a problem body (RFC 9457).
 *
 * <p>It runs before the containers' own WebSocket filters, which come last on Payara and WildFly. What an upgrade must
 * look like is RFC 6455 section 4.2.1; a version other than 13 is answered with 426 and the version we speak (section
 * 4.4). Here it is also settled whether messages are compressed, and what may come on the connection.
 */
@WebFilter(
        urlPatterns = {ClientEndpoint.PATH, PlainEndpoint.PATH, EchoEndpoint.PATH, UniEndpoint.PATH},
        asyncSupported = true)
public class HandshakeFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Hub hub;

    @Inject
    private transient Entrance entrance;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Refusal malformed = refusal(request);
        Admission admission = malformed == null ? entrance.admit(request) : new Admission.Refused(malformed);
        if (admission instanceof Admission.Refused refused) {
            refused.refusal().send(response);
        } else if (admission instanceof Admission.Admitted admitted) {
            String extension = extension(request);
            var rules = new FrameRules(hub.config().webSocket().messageSizeLimit(), extension != null, this::violated);
            Container.guardInput(request, rules);
            String address = entrance.remoteAddress(request);
            chain.doFilter(new UpgradingRequest(request, admitted.visitor(), address, extension, rules), response);
        }
    }

    /** How compression was agreed on; null if it was not. */
    private @Nullable String extension(HttpServletRequest request) {
        return hub.config().webSocket().compression().enabled() && Container.guardsInput()
                ? PerMessageDeflate.answer(Collections.list(request.getHeaders(PerMessageDeflate.HEADER)))
                : null;
    }

    private @Nullable Refusal refusal(HttpServletRequest request) {
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
