package io.tidings.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An HTTP session that keeps attributes, and can do nothing else. */
final class FakeHttpSession {

    private final Map<Object, Object> attributes = new HashMap<>();

    private FakeHttpSession() {}

    static HttpSession empty() {
        Map<Object, Object> attributes = new FakeHttpSession().attributes;
        return (HttpSession) Proxy.newProxyInstance(
                FakeHttpSession.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> {
                        attributes.put(arguments[0], arguments[1]);
                        yield null;
                    }
                    case "removeAttribute" -> {
                        attributes.remove(arguments[0]);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName() + Arrays.toString(arguments));
                });
    }

    /** A request in this session. */
    static HttpServletRequest request(HttpSession session) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeHttpSession.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("getSession")) {
                        return session;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
