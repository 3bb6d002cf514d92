package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.hub.Await;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A request and its response, as a container would hand them out; they can do what an answer needs. */
final class FakeExchange {

    private final Map<String, Object> said = new ConcurrentHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CountDownLatch completed = new CountDownLatch(1);
    private final AtomicInteger completions = new AtomicInteger();
    private volatile boolean async;
    private volatile @Nullable Thread writer;
    private volatile @Nullable IOException broken;

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (self, method, arguments) -> {
            if (method.getName().equals("startAsync")) {
                async = true;
                return context();
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private AsyncContext context() {
        return fake(AsyncContext.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "setTimeout" -> {}
                case "start" -> new Thread((Runnable) arguments[0]).start();
                case "complete" -> {
                    completions.incrementAndGet();
                    completed.countDown();
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        });
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "setStatus", "setContentType", "setContentLength" -> said.put(method.getName(), arguments[0]);
                case "setHeader" -> said.put((String) arguments[0], arguments[1]);
                case "getOutputStream" -> {
                    return new Output();
                }
                default -> throw new UnsupportedOperationException(method.getName() + Arrays.toString(arguments));
            }
            return null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    void breakWith(IOException failure) {
        broken = failure;
    }

    boolean isAsync() {
        return async;
    }

    /** Who wrote the body. */
    @Nullable
    Thread writer() {
        return writer;
    }

    int completions() {
        return completions.get();
    }

    void awaitCompletion() {
        Await.until("it is completed", () -> completed.getCount() == 0);
    }

    /** Status, type, what caches may do, length and body; empty when nothing was sent. */
    String sent() {
        if (said.isEmpty()) {
            return "";
        }
        return said.get("setStatus") + " " + said.get("setContentType") + " " + said.get("Cache-Control") + " "
                + said.get("setContentLength") + " " + body.toString(UTF_8);
    }

    private final class Output extends ServletOutputStream {
        @Override
        public void write(byte[] bytes) throws IOException {
            IOException failure = broken;
            if (failure != null) {
                throw failure;
            }
            writer = Thread.currentThread();
            body.write(bytes);
        }

        @Override
        public void write(int each) {
            throw new AssertionError("byte by byte");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
