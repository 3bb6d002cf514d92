package io.tidings.http;

import io.tidings.security.ContainerRequest;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The one class that reaches below a request of Payara (Catalina and Grizzly) or WildFly (Undertow).
 *
 * <p>Why: the servlet API has no word for cutting a connection. A response whose reader has stopped reading would wait in
 * the container for ever, together with everything that was not read. Checked with Payara 6.2025.10.
 */
final class OpenConnection {

    private static final System.Logger LOG = System.getLogger(OpenConnection.class.getName());

    private OpenConnection() {}

    /** Cuts the request's connection without a word. False where the container is another, or has changed. */
    static boolean cut(HttpServletRequest request) {
        ServletRequest container = ContainerRequest.of(request);
        return cutPayara(container) || cutUndertow(container);
    }

    private static boolean cutPayara(ServletRequest request) {
        try {
            Object connector = Innards.read(request, "request");
            Object grizzly = Innards.call(connector, "getCoyoteRequest");
            Innards.call(Innards.call(Innards.call(grizzly, "getContext"), "getConnection"), "terminateSilently");
            return true;
        } catch (ReflectiveOperationException | RuntimeException other) {
            LOG.log(System.Logger.Level.DEBUG, "not Payara: {0}", other.toString());
            return false;
        }
    }

    private static boolean cutUndertow(ServletRequest request) {
        try {
            Innards.call(Innards.call(Innards.call(request, "getExchange"), "getConnection"), "close");
            return true;
        } catch (ReflectiveOperationException | RuntimeException other) {
            LOG.log(System.Logger.Level.DEBUG, "not Undertow: {0}", other.toString());
            return false;
        }
    }
}
