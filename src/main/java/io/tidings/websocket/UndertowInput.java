package io.tidings.websocket;

import io.tidings.security.ContainerRequest;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.HttpUpgradeListener;
import io.undertow.server.protocol.http.HttpServerConnection;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reaches into Undertow for what clients send, as {@link UndertowAccess} does for what is sent to them. Checked with the
 * same version; where a member is missing, Undertow gathers messages as it does by itself, without a limit.
 *
 * <p>The guard must stand before the first frame is read, and that may be before the endpoint hears that a session was
 * opened. So it goes to the connection at the moment of the upgrade. That happens through classes of XNIO, which WildFly
 * does not show to applications: hence the reflection on what is public there.
 */
final class UndertowInput {

    private static final @Nullable VarHandle UPGRADE_LISTENER = upgradeListener();

    private UndertowInput() {}

    /** Whether this Undertow is as we know it. */
    static boolean works() {
        return UPGRADE_LISTENER != null;
    }

    /** Puts a guard before the frames of the connection that this request, still to be answered, may become. */
    static void guard(ServletRequest request, FrameRules rules) {
        ServletRequest container = ContainerRequest.of(request);
        try {
            if (container.getClass().getMethod("getExchange").invoke(container)
                    instanceof HttpServerExchange exchange) {
                guard(exchange, rules);
            }
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("no guard", changed);
        }
    }

    static void guard(HttpServerExchange exchange, FrameRules rules) {
        exchange.addResponseCommitListener(answered -> {
            VarHandle variable = UPGRADE_LISTENER;
            if (answered.isUpgrade()
                    && answered.getConnection() instanceof HttpServerConnection connection
                    && variable != null) {
                var container = (HttpUpgradeListener) variable.get(connection);
                variable.set(connection, guarding(container, rules));
            }
        });
    }

    private static HttpUpgradeListener guarding(HttpUpgradeListener container, FrameRules rules) {
        return (HttpUpgradeListener) Proxy.newProxyInstance(
                HttpUpgradeListener.class.getClassLoader(),
                new Class<?>[] {HttpUpgradeListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("handleUpgrade") && arguments != null) {
                        guardConnection(arguments[0], rules);
                    }
                    try {
                        return method.invoke(container, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static void guardConnection(Object connection, FrameRules rules) {
        try {
            Object source = connection.getClass().getMethod("getSourceChannel").invoke(connection);
            Method conduit = source.getClass().getMethod("getConduit");
            Class<?> type = conduit.getReturnType();
            Object read = conduit.invoke(source);
            var guard = new UndertowGuard(read, new Client(read, type), rules);
            source.getClass()
                    .getMethod("setConduit", type)
                    .invoke(source, Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, guard));
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("no guard", changed);
        }
    }

    private static @Nullable VarHandle upgradeListener() {
        try {
            Class<?> type = HttpServerConnection.class;
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findVarHandle(type, "upgradeListener", HttpUpgradeListener.class);
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("no guard", changed);
            return null;
        }
    }

    /** A conduit as the guard reads it. */
    private static final class Client implements UndertowGuard.Source {

        private final Object conduit;
        private final Method read;
        private final Method wakeup;

        /** {@code type}: the interface whose methods are called, because the class is not public. */
        Client(Object conduit, Class<?> type) throws NoSuchMethodException {
            this.conduit = conduit;
            this.read = type.getMethod("read", ByteBuffer.class);
            this.wakeup = type.getMethod("wakeupReads");
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return (int) call(read, to);
        }

        @Override
        public void readAgain() throws IOException {
            call(wakeup);
        }

        private Object call(Method method, Object... arguments) throws IOException {
            try {
                Object result = method.invoke(conduit, arguments);
                return result == null ? conduit : result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause() instanceof IOException gone ? gone : new IOException(thrown.getCause());
            } catch (IllegalAccessException changed) {
                throw new IOException(changed);
            }
        }
    }
}
