package io.tidings.websocket;

import io.tidings.config.FrameSenderChoice;
import io.tidings.config.TidingsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/** Which frame sender a session gets: the container's fastest, where it is what we know, else the portable one. */
@ApplicationScoped
public class FrameSenders {

    private static final System.Logger LOG = System.getLogger(FrameSenders.class.getName());

    private final boolean portableOnly;
    private final FrameSender portable = new PortableSender();
    private final FrameSender echo = new EchoSender();
    private final AtomicReference<String> chosen = new AtomicReference<>("");

    /** For the container's proxy only. */
    protected FrameSenders() {
        this.portableOnly = true;
    }

    @Inject
    public FrameSenders(TidingsConfig config) {
        this.portableOnly = config.webSocket().frameSender() == FrameSenderChoice.PORTABLE;
    }

    /** For frames as the hub joins them, text or bytes. */
    FrameSender frames(Session session) {
        if (!portableOnly && TyrusAccess.owns(session)) {
            TyrusAccess.stopIdleTimer(session);
            FrameSender raw = OnTyrus.sender(session);
            if (raw != null) {
                return say("tyrus", raw);
            }
        }
        return say("portable", portable);
    }

    /** For whole messages that go back as they came. */
    FrameSender echo(Session session) {
        if (!portableOnly && TyrusAccess.owns(session)) {
            TyrusAccess.stopIdleTimer(session);
        }
        return echo;
    }

    /** How frames get into sessions: {@code tyrus}, {@code portable}; empty before the first session. */
    public String chosen() {
        return Objects.requireNonNullElse(chosen.get(), "");
    }

    private FrameSender say(String name, FrameSender sender) {
        if (!chosen.getAndSet(name).equals(name)) {
            LOG.log(System.Logger.Level.INFO, "WebSocket frames go the {0} way", name);
        }
        return sender;
    }

    /** Apart, so that Tyrus's classes are only looked for where they are. */
    private static final class OnTyrus {
        static @Nullable FrameSender sender(Session session) {
            Writer writer = TyrusAccess.writer(session);
            return writer == null ? null : new TyrusSender(writer);
        }
    }
}
