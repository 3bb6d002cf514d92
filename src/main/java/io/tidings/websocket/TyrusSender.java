package io.tidings.websocket;

import io.tidings.hub.Frame;
import io.tidings.hub.Transport;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames that were made once for all clients straight to Tyrus's writer, which is synchronised for each
 * connection: a frame of ours never comes between the parts of another.
 */
final class TyrusSender implements FrameSender {

    private final Writer writer;
    private final @Nullable Deflation deflation;

    /** {@code deflation}: how frames are compressed; null where the client did not agree to that. */
    TyrusSender(Writer writer, @Nullable Deflation deflation) {
        this.writer = writer;
        this.deflation = deflation;
    }

    @Override
    public void send(Session session, Frame frame, Transport.Sent sent) {
        ByteBuffer bytes = ByteBuffer.wrap(RawFrame.of(frame, deflation));
        Completion completion = new Completion(sent);
        try {
            writer.write(bytes, completion);
        } catch (LinkageError | ClassCastException changed) {
            // a container that is not as we know it; but what has been told of was dealt with, and must not go twice
            if (completion.told) {
                Changed.tell("a frame was written all the same", changed);
            } else {
                throw new FrameNotSent(changed);
            }
        }
    }

    private static final class Completion extends CompletionHandler<ByteBuffer> {

        private final Transport.Sent sent;
        private volatile boolean told;

        Completion(Transport.Sent sent) {
            this.sent = sent;
        }

        @Override
        public void completed(ByteBuffer written) {
            tell(null);
        }

        @Override
        public void failed(Throwable failure) {
            tell(failure);
        }

        @Override
        public void cancelled() {
            tell(new CancellationException("write cancelled"));
        }

        private void tell(@Nullable Throwable failure) {
            told = true;
            sent.sent(failure);
        }
    }
}
