package io.tidings.http;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** What a container's objects do not offer, by name. Slow: it looks each time. */
final class Innards {

    private Innards() {}

    /** What a method without parameters returns; its owner where that is nothing. */
    static Object call(Object owner, String name) throws ReflectiveOperationException {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0) {
                    method.setAccessible(true);
                    Object result = method.invoke(owner);
                    return result == null ? owner : result;
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    /** What a field holds; a field that holds nothing counts as missing. */
    static Object read(Object owner, String name) throws ReflectiveOperationException {
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
