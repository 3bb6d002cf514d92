package io.tidings.websocket;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a container's objects do not offer, found once for each class: looking for it costs more than all else we do to
 * open a connection. Fields and methods are those of the class itself or above. Thread-safe.
 */
final class PrivateMembers {

    /** Of one class, by name. */
    private static final ClassValue<Map<String, AccessibleObject>> FOUND = new ClassValue<>() {
        @Override
        protected Map<String, AccessibleObject> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private PrivateMembers() {}

    /**
     * What the field of this name holds.
     *
     * @throws NoSuchFieldException if there is none
     * @throws ReflectiveOperationException if there is nothing in it, as in a connection that has gone
     */
    static Object read(Object owner, String name) throws ReflectiveOperationException {
        Object value = field(owner, name).get(owner);
        if (value == null) {
            throw new ReflectiveOperationException(name + " is empty");
        }
        return value;
    }

    /**
     * What is found behind fields, and methods without parameters where the name ends in parentheses, one after the other.
     *
     * @throws ReflectiveOperationException as {@link #read} does, for methods too
     */
    static Object walk(Object from, String... path) throws ReflectiveOperationException {
        Object at = from;
        for (String step : path) {
            at = step.endsWith("()") ? call(at, step) : read(at, step);
        }
        return at;
    }

    /** A field to write to, final or not. */
    static Field field(Object owner, String name) throws ReflectiveOperationException {
        if (FOUND.get(owner.getClass()).get(name) instanceof Field known) {
            return known;
        }
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return keep(owner, name, field);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }

    /** Calls a method, and returns what it does, or its owner where it is made to return nothing. */
    private static Object call(Object owner, String name) throws ReflectiveOperationException {
        Method method = method(owner, name);
        Object result = method.invoke(owner);
        if (method.getReturnType() == void.class) {
            return owner;
        }
        if (result == null) {
            throw new ReflectiveOperationException(name + " is empty");
        }
        return result;
    }

    private static Method method(Object owner, String name) throws ReflectiveOperationException {
        if (FOUND.get(owner.getClass()).get(name) instanceof Method known) {
            return known;
        }
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (name.equals(method.getName() + "()") && method.getParameterCount() == 0) {
                    return keep(owner, name, method);
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static <M extends AccessibleObject> M keep(Object owner, String name, M member) {
        member.setAccessible(true);
        FOUND.get(owner.getClass()).put(name, member);
        return member;
    }
}
