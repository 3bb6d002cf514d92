package io.tidings.websocket;

import io.tidings.hub.Transport;
import io.undertow.server.protocol.framed.SendFrameHeader;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSocketFrameType;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A frame as Undertow queues them between its own pongs and its close frame, whose bytes are complete already: it has no
 * header to be made. One serves all frames of a session, one after the other.
 */
final class UndertowSink extends StreamSinkFrameChannel {

    private static final SendFrameHeader NO_HEADER = new SendFrameHeader(null);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final boolean flushedHere;
    private final AtomicReference<Transport.@Nullable Sent> waiting = new AtomicReference<>();
    private volatile ByteBuffer bytes = NOTHING;

    UndertowSink(WebSocketChannel channel) {
        super(channel, WebSocketFrameType.TEXT);
        flushedHere = !UndertowAccess.isEncrypted(channel);
    }

    /** Sends one complete frame; the one before it must have been sent. */
    void send(byte[] frame, Transport.Sent sent) {
        WebSocketChannel channel = getWebSocketChannel();
        bytes = ByteBuffer.wrap(frame);
        waiting.set(sent);
        try {
            UndertowAccess.queue(channel, this);
        } catch (FrameNotSent failure) {
            waiting.set(null);
            throw failure;
        }
        if (flushedHere) {
            UndertowAccess.flush(channel);
        } else {
            channel.flush();
        }
        if (waiting.get() != null && UndertowAccess.isGone(channel)) {
            finish(new ClosedChannelException());
        }
    }

    private void finish(@Nullable Throwable failure) {
        Transport.Sent sent = waiting.getAndSet(null);
        if (sent != null) {
            sent.sent(failure);
        }
    }

    @Override
    protected SendFrameHeader createFrameHeader() {
        return NO_HEADER;
    }

    @Override
    public ByteBuffer getBuffer() {
        return bytes;
    }

    /**
     * Called under the channel's lock when the last byte has gone to the kernel. The frame is let go of, or each idle session
     * would keep its last one; before anybody is told, because then the next may come from another thread.
     */
    @Override
    protected void handleFlushComplete(boolean finalFrame) {
        bytes = NOTHING;
        finish(null);
    }

    /** Called when the connection is lost or closed while the frame waits. */
    @Override
    public void markBroken() {
        super.markBroken();
        finish(new ClosedChannelException());
    }

    // to Undertow this is a message that is complete and waits, every time it looks

    @Override
    public boolean isReadyForFlush() {
        return true;
    }

    @Override
    public boolean isWritesShutdown() {
        return true;
    }

    @Override
    public boolean isFinalFragment() {
        return true;
    }
}
