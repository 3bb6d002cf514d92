package io.tidings.websocket;

import io.tidings.hub.Hub;
import io.tidings.hub.Limit;
import io.tidings.protocol.DisconnectCode;
import io.tidings.security.Entrance;
import io.tidings.security.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every upgrade and refuses with a real status and a problem body (RFC 9457).
 *
 * <p>It runs before the containers' own WebSocket filters, which come last on Payara and WildFly. What an upgrade must
 * look like is RFC 6455 section 4.2.1; a version other than 13 is answered with 426 and the version we speak (section
 * 4.4). It also tells the endpoints the client's address, for which Jakarta WebSocket has no word: in a header that a client
 * cannot set.
 */
@WebFilter(
        urlPatterns = {ClientEndpoint.PATH, PlainEndpoint.PATH, EchoEndpoint.PATH, UniEndpoint.PATH},
        asyncSupported = true)
public class HandshakeFilter extends HttpFilter {

    /** Set here, whatever the client sent. */
    static final String REMOTE_ADDRESS = "tidings-remote-address";

    private static final long serialVersionUID = 1;

    @Inject
    private transient Hub hub;

    @Inject
    private transient Entrance entrance;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Refusal refusal = refusal(request);
        if (refusal == null) {
            Container.guardInput(request, hub.config().webSocket().messageSizeLimit(), this::violated);
            chain.doFilter(new Upgrading(request, entrance.remoteAddress(request)), response);
        } else {
            refusal.send(response);
        }
    }

    private @Nullable Refusal refusal(HttpServletRequest request) {
        if (request.getServletPath().equals(UniEndpoint.PATH)
                && !hub.config().http().uniWebSocket()) {
            return Refusal.of(404, "this transport is off");
        }
        Refusal malformed = HandshakeForm.refusal(request);
        return malformed != null ? malformed : entrance.refusal(request);
    }

    /** The guard let no more pass of what a client sent. */
    private void violated(int closeCode) {
        if (closeCode == DisconnectCode.MESSAGE_TOO_BIG.code()) {
            hub.refused(Limit.MESSAGE_SIZE);
        }
    }

    /** The request with the peer's address as a header, and with a guard on the frames where they come through here. */
    private final class Upgrading extends HttpServletRequestWrapper {

        private final String address;

        Upgrading(HttpServletRequest request, String address) {
            super(request);
            this.address = address;
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
            try {
                T handler = type.getDeclaredConstructor().newInstance();
                GuardedUpgrade guarded = new GuardedUpgrade();
                if (!CatalinaUpgrade.begin(getRequest(), guarded)) {
                    guarded = super.upgrade(GuardedUpgrade.class);
                }
                guarded.guard(handler, hub.config().webSocket().messageSizeLimit(), HandshakeFilter.this::violated);
                return handler;
            } catch (ReflectiveOperationException e) {
                throw new ServletException(e);
            }
        }

        /** Tyrus keeps it for whoever asks, and nobody does; the true name would be looked up in the DNS for each handshake. */
        @Override
        public String getLocalName() {
            return getLocalAddr();
        }

        @Override
        public @Nullable String getHeader(String name) {
            return REMOTE_ADDRESS.equalsIgnoreCase(name) ? address : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return REMOTE_ADDRESS.equalsIgnoreCase(name)
                    ? Collections.enumeration(Collections.singleton(address))
                    : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
            names.removeIf(REMOTE_ADDRESS::equalsIgnoreCase);
            names.add(REMOTE_ADDRESS);
            return Collections.enumeration(names);
        }
    }
}
