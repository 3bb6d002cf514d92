package io.tidings.websocket;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fields of a container's objects that it does not offer, found once for each class: looking for them costs more than all
 * else we do to open a connection. Thread-safe.
 */
final class PrivateFields {

    private static final ClassValue<Map<String, Field>> FOUND = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private PrivateFields() {}

    /**
     * What the field of this name holds, in the class itself or above.
     *
     * @throws NoSuchFieldException if there is none, or nothing in it
     */
    static Object read(Object owner, String name) throws ReflectiveOperationException {
        Object value = field(owner.getClass(), name).get(owner);
        if (value == null) {
            throw new NoSuchFieldException(name + " is empty");
        }
        return value;
    }

    /** Puts the value there, final or not. */
    static void write(Object owner, String name, Object value) throws ReflectiveOperationException {
        field(owner.getClass(), name).set(owner, value);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field known = FOUND.get(type).get(name);
        if (known != null) {
            return known;
        }
        Field found = look(type, name);
        found.setAccessible(true);
        FOUND.get(type).put(name, found);
        return found;
    }

    private static Field look(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
