package io.tidings.websocket;

import io.undertow.websockets.core.WebSocketChannel;
import jakarta.servlet.ServletRequest;
import jakarta.websocket.Session;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
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

    /** The fastest way to send frames, or null where there is only the portable one. */
    @Nullable
    FrameSender sender(Session opened) {
        return switch (this) {
            case TYRUS -> OnTyrus.sender(opened);
            case UNDERTOW -> OnUndertow.sender(opened);
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
     * Lets no message pass that is longer than {@code limit} bytes, before the container gathers it, on the connection
     * that this request may become. On Tyrus that is {@link GuardedUpgrade}'s work. {@code violated} is told the code when
     * no more may pass; it must not block.
     */
    static void guardInput(ServletRequest upgrading, int limit, IntConsumer violated) {
        if (HERE == UNDERTOW) {
            OnUndertow.guardInput(upgrading, limit, violated);
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
        static @Nullable FrameSender sender(Session opened) {
            Writer writer = TyrusAccess.writer(opened);
            return writer == null ? null : new TyrusSender(writer);
        }
    }

    private static final class OnUndertow {
        static boolean works() {
            return UndertowAccess.works();
        }

        static @Nullable FrameSender sender(Session opened) {
            WebSocketChannel channel = works() ? UndertowAccess.channel(opened) : null;
            return channel == null ? null : new UndertowSender(channel);
        }

        static void guardInput(ServletRequest upgrading, int limit, IntConsumer violated) {
            UndertowInput.guard(upgrading, limit, violated);
        }

        static boolean terminate(Session opened) {
            return UndertowAccess.terminate(opened);
        }
    }
}
