package io.tidings.websocket;

import io.undertow.websockets.core.WebSocketChannel;
import jakarta.servlet.ServletRequest;
import jakarta.websocket.Session;
import java.util.Arrays;
import java.util.Locale;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/** The WebSocket implementations of which we know more than Jakarta's API says; what we do with each of them. */
enum Container {
    /** Payara and GlassFish. */
    TYRUS("org.glassfish.tyrus.core.TyrusSession", "org.glassfish.tyrus.spi.Writer"),
    /** WildFly. */
    UNDERTOW("io.undertow.websockets.jsr.UndertowSession", "io.undertow.websockets.core.WebSocketChannel"),
    /** All others. */
    UNKNOWN("", "");

    private static final Container HERE = probe();

    private final String session;
    private final String visible;

    /** {@code session} is the class of its sessions, {@code visible} one that applications see where it runs. */
    Container(String session, String visible) {
        this.session = session;
        this.visible = visible;
    }

    /** The one that made this session. */
    static Container of(Session session) {
        String name = session.getClass().getName();
        return Arrays.stream(values())
                .filter(container -> container.session.equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** The one we run in, if it is as we know it: looks for what the frame sender needs, without a session. */
    static Container probe() {
        if (isThere(TYRUS) && TyrusAccess.works()) {
            return TYRUS;
        }
        return isThere(UNDERTOW) && OnUndertow.works() ? UNDERTOW : UNKNOWN;
    }

    private static boolean isThere(Container container) {
        try {
            Class.forName(container.visible, false, Container.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** What its way of sending frames is called in the log and in metrics. */
    String way() {
        return this == UNKNOWN ? "portable" : name().toLowerCase(Locale.ROOT);
    }

    /**
     * The fastest way to send frames, or null where there is only the portable one. {@code deflation} is null for clients
     * that did not agree to compression.
     */
    @Nullable
    FrameSender sender(Session opened, @Nullable Deflation deflation) {
        return switch (this) {
            case TYRUS -> OnTyrus.sender(opened, deflation);
            case UNDERTOW -> OnUndertow.sender(opened, deflation);
            case UNKNOWN -> null;
        };
    }

    /** Spares what the container does for each message or session that nobody needs, where that costs much. */
    void relieve(Session opened) {
        if (this == TYRUS) {
            TyrusAccess.relieve(opened);
        }
    }

    /**
     * Tells of the end of the connection, once or more, even where the container does not: Payara tells nobody when it is
     * lost while it is still being upgraded.
     */
    void whenGone(Session opened, Runnable told) {
        if (this == TYRUS) {
            TyrusAccess.whenGone(opened, told);
        }
    }

    /** Whether frames come through our hands before the container reads them, so that they may be compressed. */
    static boolean guardsInput() {
        return HERE == TYRUS || (HERE == UNDERTOW && OnUndertow.guardsInput());
    }

    /**
     * Puts these rules before the frames of the connection that this request may become, before the container gathers
     * them. On Tyrus that is {@link GuardedUpgrade}'s work.
     */
    static void guardInput(ServletRequest upgrading, FrameRules rules) {
        if (HERE == UNDERTOW) {
            OnUndertow.guardInput(upgrading, rules);
        }
    }

    /** Cuts the connection of a peer that does not read; false where we know no way. */
    boolean terminate(Session opened) {
        return switch (this) {
            case TYRUS -> TyrusAccess.terminate(opened);
            case UNDERTOW -> OnUndertow.terminate(opened);
            case UNKNOWN -> false;
        };
    }

    // apart, so that a container's classes are only looked for where they are

    private static final class OnTyrus {
        static @Nullable FrameSender sender(Session opened, @Nullable Deflation deflation) {
            Writer writer = TyrusAccess.writer(opened);
            return writer == null ? null : new TyrusSender(writer, deflation);
        }
    }

    private static final class OnUndertow {
        static boolean works() {
            return UndertowAccess.works();
        }

        static @Nullable FrameSender sender(Session opened, @Nullable Deflation deflation) {
            WebSocketChannel channel = works() ? UndertowAccess.channel(opened) : null;
            return channel == null ? null : new UndertowSender(channel, deflation);
        }

        static boolean guardsInput() {
            return UndertowInput.works();
        }

        static void guardInput(ServletRequest upgrading, FrameRules rules) {
            UndertowInput.guard(upgrading, rules);
        }

        static boolean terminate(Session opened) {
            return UndertowAccess.terminate(opened);
        }
    }
}
