package io.tidings.websocket;

import io.tidings.config.HookHeaders;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Credentials;
import io.tidings.hub.Handshake;
import io.tidings.hub.Sessions;
import io.tidings.security.Visitor;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Copies what the handshake knows to the session, before it is gone: who it comes from, the
 * address, the kind of ping, whether messages may be compressed.
 *
 * <p>Refusals with a status happen in {@link HandshakeFilter}, in front of the container: setting 401 here would open the
 * socket on Payara all the same (Tyrus counts that status as success). Containers create this class without injection.
 */
public class HubConfigurator extends ServerEndpointConfig.Configurator {

    static final String HANDSHAKE = "tidings.handshake";

    private static final String DEFLATES = "tidings.deflates";

    private final Map<Class<?>, Object> endpoints = new ConcurrentHashMap<>();

    private volatile @Nullable HookHeaders passedOn;

    /**
     * One endpoint bean serves all sessions, looked up once: {@code CDI.current()} walks the stack to find out who asks.
     * Left to itself, Tyrus makes an injection target a connection, under one global lock.
     */
    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return endpoint.cast(endpoints.computeIfAbsent(
                endpoint, type -> CDI.current().select(type).get()));
    }

    /** The first of the client's own list that the endpoint speaks. */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return requested.stream().filter(supported::contains).findFirst().orElse("");
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        Credentials visitor = request.getUserPrincipal() instanceof Visitor known ? known.credentials() : null;
        config.getUserProperties()
                .put(
                        HANDSHAKE,
                        new Handshake(
                                onlyListens(request) ? "uni_websocket" : "websocket",
                                visitor,
                                first(request.getHeaders().get(UpgradingRequest.REMOTE_ADDRESS)),
                                nativePing(request),
                                onlyListens(request) ? Sessions.secret() : "",
                                first(request.getHeaders().get("User-Agent")),
                                passedOn().http(request.getHeaders()::get)));
        String extension = first(request.getHeaders().get(UpgradingRequest.EXTENSION));
        if (!extension.isEmpty()) {
            response.getHeaders().put(PerMessageDeflate.HEADER, List.of(extension));
            config.getUserProperties().put(DEFLATES, true);
        }
    }

    /** Which headers hooks pass on; looked up once, as endpoints are. */
    private HookHeaders passedOn() {
        HookHeaders known = passedOn;
        if (known == null) {
            known = new HookHeaders(CDI.current().select(TidingsConfig.class).get());
            passedOn = known;
        }
        return known;
    }

    /** Whether the session's client inflates what is sent to it. */
    static boolean deflates(Session session) {
        return session.getUserProperties().containsKey(DEFLATES);
    }

    private static boolean onlyListens(HandshakeRequest request) {
        return request.getRequestURI().getPath().endsWith(UniEndpoint.PATH);
    }

    /** {@code ?cf_ws_frame_ping_pong=true} asks for native pings; five-line clients know no others. */
    private static boolean nativePing(HandshakeRequest request) {
        return !request.getRequestURI().getPath().endsWith(ClientEndpoint.PATH)
                || "true".equals(first(request.getParameterMap().get("cf_ws_frame_ping_pong")));
    }

    private static String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? "" : values.get(0);
    }
}
