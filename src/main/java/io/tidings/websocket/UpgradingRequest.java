package io.tidings.websocket;

import io.tidings.security.Visitor;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A handshake on its way to the container: with what the endpoints should know and Jakarta WebSocket has no word for, in
 * headers that a client cannot set, and with {@link FrameRules} for the frames where they come through here.
 */
final class UpgradingRequest extends HttpServletRequestWrapper {

    /** The client's address. */
    static final String REMOTE_ADDRESS = "tidings-remote-address";

    /** What is answered to the extensions that the client offered; not there if nothing is. */
    static final String EXTENSION = "tidings-extension";

    private static final String TYRUS = "org.glassfish.tyrus.";

    /** Stronger than what the client sent; an empty value stands for a header that is not there. */
    private final Map<String, String> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final FrameRules rules;

    private final @Nullable Visitor visitor;

    UpgradingRequest(
            HttpServletRequest request,
            @Nullable Visitor visitor,
            String address,
            @Nullable String extension,
            FrameRules rules) {
        super(request);
        this.visitor = visitor;
        this.rules = rules;
        own.put(REMOTE_ADDRESS, address);
        own.put(EXTENSION, extension == null ? "" : extension);
        if (Container.guardsInput()) {
            // the container must not agree to a compression of its own: it inflates without a limit
            own.put(PerMessageDeflate.HEADER, "");
        }
    }

    /** Has these headers look as if they were not there. */
    void hide(Set<String> names) {
        names.forEach(name -> own.put(name, ""));
    }

    /** Who is known to send it, whether the container found that out or we did. */
    @Override
    public @Nullable Principal getUserPrincipal() {
        return visitor;
    }

    /**
     * None that there is: Tyrus would close a session's last WebSocket when the session ends, with 1008, after which clients
     * come back. The hub closes all of them, with a code that says not to. What is worse, Tyrus ends the upgraded request at
     * once, on the thread of the logout, and Grizzly then takes what the client still says, its answer to the close frame,
     * for a new request, made of objects that are somebody else's by now.
     */
    @Override
    public @Nullable HttpSession getSession(boolean create) {
        return create ? super.getSession(true) : null;
    }

    /** Tyrus alone reads through the servlet API; handlers of other containers want a connection of their own kind. */
    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
        if (!type.getName().startsWith(TYRUS)) {
            return super.upgrade(type);
        }
        try {
            T handler = type.getDeclaredConstructor().newInstance();
            GuardedUpgrade guarded = new GuardedUpgrade();
            if (!CatalinaUpgrade.begin(getRequest(), guarded)) {
                guarded = super.upgrade(GuardedUpgrade.class);
            }
            guarded.guard(handler, rules);
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
        String value = own.get(name);
        return value == null ? super.getHeader(name) : value.isEmpty() ? null : value;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = own.get(name);
        return value == null
                ? super.getHeaders(name)
                : Collections.enumeration(value.isEmpty() ? Set.of() : Set.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>(Collections.list(super.getHeaderNames()));
        names.removeIf(own::containsKey);
        own.forEach((name, value) -> {
            if (!value.isEmpty()) {
                names.add(name);
            }
        });
        return Collections.enumeration(names);
    }
}
