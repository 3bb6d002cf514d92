package io.tidings.websocket;

import java.lang.reflect.InaccessibleObjectException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a container is no longer as we know it and what is done instead: all works on, but slower, and whoever has
 * upgraded the server wants to know. Thread-safe.
 */
final class Changed {

    private static final System.Logger LOG = System.getLogger(Changed.class.getName());
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private Changed() {}

    /** Each {@code instead} is a WARNING once. What only says that the connection has gone meanwhile is none. */
    static void tell(String instead, Throwable why) {
        boolean first = isStructural(why) && TOLD.add(instead);
        LOG.log(
                first ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                "The container is not as we know it, {0}: {1}",
                instead,
                why.toString());
    }

    static boolean isStructural(Throwable why) {
        return why instanceof NoSuchFieldException
                || why instanceof NoSuchMethodException
                || why instanceof InaccessibleObjectException
                || why instanceof ClassCastException
                || why instanceof LinkageError;
    }
}
