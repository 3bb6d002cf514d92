package io.tidings.websocket;

import io.tidings.codec.Format;
import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import io.tidings.protocol.DisconnectCode;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One WebSocket session as the hub sees it. */
final class WebSocketTransport implements Transport, Transport.Sent {

    private static final System.Logger LOG = System.getLogger(WebSocketTransport.class.getName());

    private final Session session;
    private final Format format;
    private final FrameSender sender;
    private final Executor closer;

    /** Who waits for the peer to take the last frame; null when it has. What is sent meanwhile would wait behind it. */
    private volatile @Nullable Sent waiting;

    /** {@code closer} runs closes, which may block: in Undertow the close frame is written synchronously. */
    WebSocketTransport(Session session, Format format, FrameSender sender, Executor closer) {
        this.session = session;
        this.format = format;
        this.sender = sender;
        this.closer = closer;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public void send(Frame frame, Sent sent) {
        waiting = sent;
        sender.send(session, frame, this);
    }

    /** The one frame in flight has left, or could not; a listener for each would be garbage for each. */
    @Override
    public void sent(@Nullable Throwable failure) {
        Sent told = waiting;
        waiting = null;
        if (told != null) {
            told.sent(failure);
        }
    }

    /** Between the end of its socket and that of its session, Tyrus says that it is gone by a plain RuntimeException. */
    @Override
    public void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException gone) {
            LOG.log(System.Logger.Level.DEBUG, "ping failed: {0}", gone.toString());
        }
    }

    @Override
    public void close(DisconnectCode why) {
        try {
            closer.execute(() -> closeNow(why));
        } catch (RejectedExecutionException stopping) {
            closeNow(why);
        }
    }

    private void closeNow(DisconnectCode why) {
        if (waiting != null && Container.of(session).terminate(session)) {
            return;
        }
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(why.code()), why.reason()));
        } catch (IOException | IllegalStateException gone) {
            LOG.log(System.Logger.Level.DEBUG, "close failed: {0}", gone.toString());
        }
    }
}
