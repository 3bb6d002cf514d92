package io.tidings.websocket;

import io.tidings.hub.Frame;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/** Sessions of no container that we know. */
final class FakeSession {

    /** Of this one nothing may be asked. */
    static final Session NONE = fake(Session.class, (proxy, method, arguments) -> {
        throw new AssertionError("asked for " + method.getName());
    });

    private FakeSession() {}

    /** Sends text frames at once, by keeping their text. */
    static Session keeping(List<String> texts) {
        var remote = fake(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
            texts.add(((Frame) arguments[0]).text());
            ((SendHandler) arguments[1]).onResult(new SendResult());
            return null;
        });
        return fake(Session.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getAsyncRemote")) {
                return remote;
            }
            throw new AssertionError("asked for " + method.getName());
        });
    }

    /** Can send nothing any more, which it says in this way. */
    static Session gone(Exception how) {
        var remote = fake(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
            throw how;
        });
        return fake(Session.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getAsyncRemote")) {
                return remote;
            }
            throw new AssertionError("asked for " + method.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
