package io.tidings.websocket;

import jakarta.servlet.http.WebConnection;
import jakarta.websocket.Session;
import java.util.Arrays;
import java.util.concurrent.ScheduledExecutorService;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.CloseType;
import org.glassfish.grizzly.Connection;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;

/**
 * The one class that reaches into Tyrus, the WebSocket implementation of Payara and GlassFish. Checked with Tyrus
 * 2.1.5.payara-p2 (Payara 6.2025.10); where a field is missing, everything goes the portable way.
 *
 * <p>Why: for each message sent or received, Tyrus cancels and schedules an idle timer, and each scheduling captures the
 * container's contexts, about 100 microseconds. A session whose idle timeout is 0 pays that too (Tyrus issue 787). The
 * hub watches liveness itself, so its sessions need no such timer: they get a scheduler that schedules nothing.
 */
final class TyrusAccess {

    /** From a session's remote endpoint to what writes its frames. */
    private static final String[] WRITER = {"webSocket", "protocolHandler", "writer"};

    private TyrusAccess() {}

    /** Whether this Tyrus is as we know it, as far as that can be seen without a session. */
    static boolean works() {
        return declares("TyrusRemoteEndpoint", "webSocket")
                && declares("TyrusWebSocket", "protocolHandler")
                && declares("ProtocolHandler", "writer");
    }

    private static boolean declares(String type, String field) {
        try {
            Class<?> found =
                    Class.forName("org.glassfish.tyrus.core." + type, false, TyrusAccess.class.getClassLoader());
            return Arrays.stream(found.getDeclaredFields())
                    .anyMatch(declared -> declared.getName().equals(field));
        } catch (ClassNotFoundException | LinkageError changed) {
            return false;
        }
    }

    /**
     * Makes the session cheap. Takes the idle timer from it, in both directions, and from all sessions of this application
     * that are opened after it: Tyrus starts one before anybody hears of a session. They share their coders, too. Does
     * nothing where Tyrus has changed.
     */
    static void relieve(Session session) {
        SharedCoders.share(session);
        replaceTimers(session, "service");
        replaceTimers(session.getContainer(), "managedScheduledExecutorService");
    }

    private static void replaceTimers(Object owner, String name) {
        try {
            Object timers = PrivateMembers.read(owner, name);
            if (timers instanceof ScheduledExecutorService && timers != NoTimers.INSTANCE) {
                PrivateMembers.field(owner, name).set(owner, NoTimers.INSTANCE);
            }
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("the idle timer stays", changed);
        }
    }

    /** What writes the session's frames, as directly as can be; null where Tyrus has changed. */
    static @Nullable Writer writer(Session session) {
        try {
            Object own = PrivateMembers.walk(session.getBasicRemote(), WRITER);
            Writer direct = direct(session);
            return direct != null ? direct : own instanceof Writer writer ? writer : null;
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("no raw frames", changed);
            return null;
        }
    }

    private static @Nullable Writer direct(Session session) {
        try {
            return OnGrizzly.writer(connection(session));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError changed) {
            Changed.tell("frames go through the servlet stream", changed);
            return null;
        }
    }

    /**
     * Cuts the connection, for a peer that does not read what was sent to it: a close frame would wait behind that for
     * ever, and the connection with it. False where Payara has changed.
     */
    static boolean terminate(Session session) {
        return cut(() -> connection(session));
    }

    /** As {@link #terminate(Session)}. */
    static boolean terminate(WebConnection upgraded) {
        return cut(() -> beneath(upgraded));
    }

    private static boolean cut(Way toConnection) {
        try {
            PrivateMembers.walk(toConnection.walk(), "terminateSilently()");
            return true;
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("no way to cut a connection", changed);
            return false;
        }
    }

    /** Runs this when the connection is closed, at once if it is already. Does nothing where Payara has changed. */
    static void whenGone(Session session, Runnable told) {
        try {
            OnGrizzly.whenGone(connection(session), told);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError changed) {
            Changed.tell("connections that are lost while they are opened are noticed by time-outs only", changed);
        }
    }

    /** How something of Payara's is reached. */
    private interface Way {
        Object walk() throws ReflectiveOperationException;
    }

    /** The session's connection in Grizzly, Payara's network layer. */
    private static Object connection(Session session) throws ReflectiveOperationException {
        Object writer = PrivateMembers.walk(session.getBasicRemote(), WRITER);
        // by its method: what the writer holds is a stand-in, whose own fields are empty
        Object upgraded = PrivateMembers.walk(writer, "tyrusHttpUpgradeHandler", "getWebConnection()");
        return beneath(upgraded instanceof GuardedUpgrade.Guarded guarded ? guarded.connection() : upgraded);
    }

    /** The same, of what the container gave Tyrus to read and write. */
    private static Object beneath(Object upgraded) throws ReflectiveOperationException {
        return PrivateMembers.walk(upgraded, "request", "getCoyoteRequest()", "getContext()", "getConnection()");
    }

    /** Apart, so that Grizzly's classes are only looked for where they are. */
    private static final class OnGrizzly {
        static Writer writer(Object connection) {
            return new GrizzlyWriter<>((Connection<?>) connection);
        }

        static void whenGone(Object connection, Runnable told) {
            CloseListener<Connection<?>, CloseType> listener = (closed, how) -> told.run();
            ((Connection<?>) connection).addCloseListener(listener);
        }
    }
}
