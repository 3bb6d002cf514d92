package io.tidings.websocket;

import io.undertow.server.protocol.framed.AbstractFramedChannel;
import io.undertow.websockets.core.StreamSinkFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The class that reaches into the sending side of Undertow, the WebSocket implementation of WildFly. Checked with Undertow 2.3.23.Final
 * (WildFly 39.0.1.Final); where a member is missing, everything goes the portable way.
 *
 * <p>Why: Undertow's own send makes a channel, a header and two or three tasks of the connection's I/O thread for each
 * message of each client. What its queue and its flush do is all we need, and a flush may run on any thread: it holds the
 * channel's lock, as when the I/O thread runs it.
 */
final class UndertowAccess {

    private static final System.Logger LOG = System.getLogger(UndertowAccess.class.getName());

    private static final @Nullable Members MEMBERS = find();

    /** What we use of Undertow that it does not offer, each as it is called here. */
    private record Members(MethodHandle newFrames, MethodHandle flush, MethodHandle broken, MethodHandle connection) {}

    private UndertowAccess() {}

    /** Whether this Undertow is as we know it. */
    static boolean works() {
        return MEMBERS != null;
    }

    /** The channel of an Undertow session, or null where Undertow has changed. */
    static @Nullable WebSocketChannel channel(Session session) {
        return call(session, "getWebSocketChannel") instanceof WebSocketChannel channel ? channel : null;
    }

    /**
     * Cuts the connection: a close frame would wait for ever behind what the peer does not read. False where Undertow
     * has changed.
     */
    static boolean terminate(Session session) {
        WebSocketChannel channel = channel(session);
        if (channel == null) {
            return false;
        }
        try {
            channel.close();
        } catch (IOException | RuntimeException gone) {
            LOG.log(System.Logger.Level.DEBUG, "cut failed: {0}", gone.toString());
        }
        return true;
    }

    /** By its name: WildFly shows applications the class of the channel, but not that of the session. */
    private static @Nullable Object call(Session session, String method) {
        try {
            return session.getClass().getMethod(method).invoke(session);
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("no raw frames", changed);
            return null;
        }
    }

    /** Puts a frame at the end of those that the next flush takes. */
    static void queue(WebSocketChannel channel, StreamSinkFrameChannel frame) {
        try {
            frames(channel).add(frame);
        } catch (Throwable changed) {
            throw new FrameNotSent(changed);
        }
    }

    @SuppressWarnings("unchecked") // the type of the field, without its type variable
    private static Deque<StreamSinkFrameChannel> frames(WebSocketChannel channel) throws Throwable {
        return (Deque<StreamSinkFrameChannel>) (Deque<?>) members().newFrames().invokeExact(framed(channel));
    }

    /** Writes what is queued, as far as the socket takes it; the I/O thread does the rest. Never blocks. */
    static void flush(WebSocketChannel channel) {
        try {
            members().flush().invokeExact(framed(channel));
        } catch (Throwable changed) {
            Changed.tell("flushed by the I/O thread", changed);
            channel.flush();
        }
    }

    /** Whether nothing can be written any more: then nobody will tell a frame that was queued just now. */
    static boolean isGone(WebSocketChannel channel) {
        if (!channel.isOpen()) {
            return true;
        }
        try {
            return (boolean) members().broken().invokeExact(framed(channel));
        } catch (Throwable changed) {
            return true;
        }
    }

    /** Whether the connection is encrypted: only its I/O thread may write to it. */
    static boolean isEncrypted(WebSocketChannel channel) {
        try {
            Object connection = (Object) members().connection().invokeExact(framed(channel));
            for (Class<?> type = connection.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getName().equals("org.xnio.ssl.SslConnection")) {
                    return true;
                }
            }
            return false;
        } catch (Throwable changed) {
            return true;
        }
    }

    private static Members members() {
        Members known = MEMBERS;
        if (known == null) {
            throw new IllegalStateException("this Undertow is not as we know it");
        }
        return known;
    }

    private static AbstractFramedChannel<?, ?, ?> framed(WebSocketChannel channel) {
        return channel;
    }

    private static @Nullable Members find() {
        try {
            Class<?> type = AbstractFramedChannel.class;
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            // by its name alone: what it returns is a class of XNIO, which WildFly does not show to applications
            MethodHandle connection = inside.unreflect(type.getDeclaredMethod("getUnderlyingConnection"));
            return new Members(
                    inside.findGetter(type, "newFrames", Deque.class),
                    inside.findVirtual(type, "flushSenders", MethodType.methodType(void.class)),
                    inside.findVirtual(type, "isWritesBroken", MethodType.methodType(boolean.class)),
                    connection.asType(MethodType.methodType(Object.class, type)));
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("no raw frames", changed);
            return null;
        }
    }
}
