package io.tidings.websocket;

import io.tidings.config.FrameSenderChoice;
import io.tidings.config.TidingsConfig;
import io.tidings.config.WebSocketConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.websocket.Session;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Which frame sender a session gets: the container's fastest, where it is what we know, else the portable one. */
@ApplicationScoped
public class FrameSenders {

    private static final System.Logger LOG = System.getLogger(FrameSenders.class.getName());

    /** So often a fast way may fail before no new session takes it. */
    private static final int FAILURES = 3;

    private final boolean portableOnly;
    private final @Nullable Deflation deflation;
    private final FrameSender portable = new PortableSender();
    private final FrameSender echo = new EchoSender();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Container chosen;

    /** For the container's proxy only. */
    protected FrameSenders() {
        this.portableOnly = true;
        this.deflation = null;
        this.chosen = Container.UNKNOWN;
    }

    @Inject
    public FrameSenders(TidingsConfig config) {
        this(config.webSocket(), Container.probe());
    }

    FrameSenders(WebSocketConfig config, Container here) {
        this.portableOnly = config.frameSender() == FrameSenderChoice.PORTABLE;
        this.deflation = Deflation.of(config.compression());
        this.chosen = portableOnly ? Container.UNKNOWN : here;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) ServletContext application) {
        LOG.log(System.Logger.Level.INFO, "WebSocket frames go the {0} way", chosen());
    }

    /** The way that frames of new sessions go: {@code tyrus}, {@code undertow} or {@code portable}. */
    public String chosen() {
        return chosen.way();
    }

    /** For frames as the hub joins them, text or bytes. */
    FrameSender frames(Session session) {
        relieve(session);
        Container container = chosen;
        if (container == Container.UNKNOWN || container != Container.of(session)) {
            return portable;
        }
        FrameSender fast = container.sender(session, HubConfigurator.deflates(session) ? deflation : null);
        if (fast == null) {
            failed("the session is not as expected");
            return portable;
        }
        return withFallback(fast);
    }

    /** A fast way that may fail without a loss. */
    FrameSender withFallback(FrameSender fast) {
        return new FallbackSender(fast, portable, failure -> failed(String.valueOf(failure.getCause())));
    }

    /** For whole messages that go back as they came. */
    FrameSender echo(Session session) {
        relieve(session);
        return echo;
    }

    private void relieve(Session session) {
        if (!portableOnly) {
            Container.of(session).relieve(session);
        }
    }

    /** One session has gone over to the portable way; after some of them, all new ones take it. */
    private void failed(String why) {
        if (failures.incrementAndGet() == FAILURES) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The {0} way failed, WebSocket frames go the portable way: {1}",
                    chosen(),
                    why);
            chosen = Container.UNKNOWN;
        } else {
            LOG.log(System.Logger.Level.DEBUG, "One session''s frames go the portable way: {0}", why);
        }
    }
}
