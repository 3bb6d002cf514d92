package io.tidings.websocket;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.concurrent.ScheduledExecutorService;
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

    private static final System.Logger LOG = System.getLogger(TyrusAccess.class.getName());
    private static final String SESSION = "org.glassfish.tyrus.core.TyrusSession";

    private TyrusAccess() {}

    /** Whether this is a session of Tyrus. Nothing else here may be called for one that is not. */
    static boolean owns(Session session) {
        return session.getClass().getName().equals(SESSION);
    }

    /** Takes the idle timer from the session, in both directions. Does nothing where Tyrus has changed. */
    static void stopIdleTimer(Session session) {
        try {
            Field service = session.getClass().getDeclaredField("service");
            service.setAccessible(true);
            if (service.get(session) instanceof ScheduledExecutorService) {
                service.set(session, NoTimers.INSTANCE);
            }
        } catch (ReflectiveOperationException | RuntimeException changed) {
            LOG.log(System.Logger.Level.DEBUG, "the idle timer stays: {0}", changed.toString());
        }
    }

    /** What writes the session's frames, or null where Tyrus has changed. */
    static @Nullable Writer writer(Session session) {
        try {
            Object webSocket = read(session.getBasicRemote(), "webSocket");
            Object protocolHandler = read(webSocket, "protocolHandler");
            return read(protocolHandler, "writer") instanceof Writer writer ? writer : null;
        } catch (ReflectiveOperationException | RuntimeException changed) {
            LOG.log(System.Logger.Level.DEBUG, "no raw frames: {0}", changed.toString());
            return null;
        }
    }

    private static Object read(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    Object value = field.get(owner);
                    if (value != null) {
                        return value;
                    }
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
