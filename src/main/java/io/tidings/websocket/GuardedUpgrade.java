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
            GuardedInput guarded = new GuardedInput(connection.getInputStream(), rules.guard(), rules.violated());
            FrameInflater inflater = rules.inflater();
            FrameInput input = inflater == null ? guarded : new InflatedInput(guarded, inflater, rules.violated());
            ClosingHandshake closing = new ClosingHandshake(connection, guarded);
            inner.init(new Guarded(connection, input, closing));
            input.listen(closing);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void destroy() {
        if (inner != null) {
            inner.destroy();
        }
    }

    /** The connection with the guarded stream, and an end that waits for the client. */
    record Guarded(WebConnection connection, ServletInputStream in, ClosingHandshake closing) implements WebConnection {

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
            closing.close();
        }
    }
}
