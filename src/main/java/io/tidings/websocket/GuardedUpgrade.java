package io.tidings.websocket;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a connection and a container that reads WebSockets through the servlet API (Tyrus on Payara does,
 * Undertow does not), with a {@link FrameGuard} on what comes in. Public, because containers make it.
 */
public final class GuardedUpgrade implements HttpUpgradeHandler {

    private @Nullable HttpUpgradeHandler inner;
    private @Nullable FrameRules rules;

    /** Says who handles the connection in the end, and what may reach it; before {@link #init}. */
    void guard(HttpUpgradeHandler handler, FrameRules frameRules) {
        inner = handler;
        rules = frameRules;
    }

    @Override
    public void init(WebConnection connection) {
        if (inner == null || rules == null) {
            throw new IllegalStateException("nobody handles this connection");
        }
        try {
            FrameInput input = input(connection.getInputStream(), rules);
            inner.init(new Guarded(connection, input));
            input.listen();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static FrameInput input(ServletInputStream client, FrameRules rules) {
        var guarded = new GuardedInput(client, rules.guard(), rules.violated());
        FrameInflater inflater = rules.inflater();
        return inflater == null ? guarded : new InflatedInput(guarded, inflater, rules.violated());
    }

    @Override
    public void destroy() {
        if (inner != null) {
            inner.destroy();
        }
    }

    /** The connection with the guarded stream. Its {@code close} throws what the interface lets it throw. */
    @SuppressWarnings("try")
    record Guarded(WebConnection connection, ServletInputStream in) implements WebConnection {

        @Override
        public ServletInputStream getInputStream() {
            return in;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return connection.getOutputStream();
        }

        @Override
        public void close() throws IOException {
            try {
                connection.close();
            } catch (IOException | RuntimeException failed) {
                throw failed;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } catch (Exception failed) {
                throw new IOException(failed);
            }
        }
    }
}
