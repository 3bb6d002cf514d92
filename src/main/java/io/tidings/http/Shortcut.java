package io.tidings.http;

import io.tidings.security.ApiAccess;
import io.tidings.security.ContainerRequest;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link GrizzlyApi} before the servlet container where that is Payara, and takes it away in the end.
 *
 * <p>It learns from calls that came the long way: one that brought the key and no login came past all constraints of the
 * web application, so those after it would, too. It does nothing where somebody else would miss them: a filter of the
 * application, or a valve of the server such as its access log or its list of addresses. Checked with Payara 6.2025.10;
 * where that is not as we know it, all calls go the long way. Thread-safe.
 */
final class Shortcut {

    private static final System.Logger LOG = System.getLogger(Shortcut.class.getName());

    /** Whose filters mind nothing of these calls that {@link GrizzlyApi} does not. */
    private static final List<String> OUR_FILTERS = List.of("io.tidings.", "org.glassfish.tyrus.");

    /** What every pipeline has, and what asks for a login, which the constraints would have to want. */
    private static final List<String> USUAL_VALVES =
            List.of("org.apache.catalina.core.Standard", "org.apache.catalina.authenticator.");

    /** What has been tried; each listener has a port of its own. */
    private record Door(int port, ApiMethod method) {}

    private final Set<Door> tried = ConcurrentHashMap.newKeySet();
    private final List<Runnable> undo = new ArrayList<>();
    private final ApiCalls calls;
    private final ApiAccess access;
    private final boolean wanted;

    /** {@code wanted}: false = all calls go the long way. */
    Shortcut(ApiCalls calls, ApiAccess access, boolean wanted) {
        this.calls = calls;
        this.access = access;
        this.wanted = wanted;
    }

    /** A call that was well-formed came the long way; those after it need not. */
    void learn(HttpServletRequest request, ApiMethod method) {
        if (wanted
                && (method == ApiMethod.PUBLISH || method == ApiMethod.BROADCAST)
                && request.getUserPrincipal() == null
                && tried.add(new Door(request.getLocalPort(), method))) {
            try {
                Object catalina = Innards.read(ContainerRequest.of(request), "request");
                String other = other(request.getServletContext(), catalina);
                if (other == null) {
                    OnGrizzly.open(this, catalina, request.getContextPath(), method);
                }
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0}: calls of {1} {2}",
                        "port " + request.getLocalPort(),
                        method.wireName(),
                        other == null ? "need no servlet" : "go the servlet's way, because of " + other);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
                LOG.log(System.Logger.Level.DEBUG, "not the Payara that we know: {0}", unknown.toString());
            }
        }
    }

    /** Everything goes the servlet's way again. */
    synchronized void end() {
        undo.forEach(Runnable::run);
        undo.clear();
    }

    /** Who else would want to see the calls; null if nobody. */
    private static @Nullable String other(ServletContext context, Object catalina) throws ReflectiveOperationException {
        for (FilterRegistration filter : context.getFilterRegistrations().values()) {
            if (OUR_FILTERS.stream().noneMatch(filter.getClassName()::startsWith)) {
                return filter.getClassName();
            }
        }
        Object host = Innards.call(catalina, "getHost");
        for (Object container : List.of(Innards.call(catalina, "getContext"), host, Innards.call(host, "getParent"))) {
            Object valves = Innards.call(Innards.call(container, "getPipeline"), "getValves");
            for (int i = 0; i < Array.getLength(valves); i++) {
                String valve = Array.get(valves, i).getClass().getName();
                if (USUAL_VALVES.stream().noneMatch(valve::startsWith)) {
                    return valve;
                }
            }
        }
        return null;
    }

    /** Apart, so that Grizzly's classes are only looked for where they are. */
    private static final class OnGrizzly {
        static void open(Shortcut shortcut, Object catalina, String contextPath, ApiMethod method)
                throws ReflectiveOperationException {
            Request request = (Request) Innards.call(catalina, "getCoyoteRequest");
            synchronized (shortcut) {
                HttpServerFilter listener = request.getHttpFilter();
                HttpHandler first = listener.getHttpHandler();
                GrizzlyApi api = first instanceof GrizzlyApi here && here.isOf(shortcut.calls)
                        ? here
                        : install(shortcut, listener, first, contextPath);
                api.take(method);
            }
        }

        private static GrizzlyApi install(
                Shortcut shortcut, HttpServerFilter listener, HttpHandler container, String contextPath)
                throws ReflectiveOperationException {
            boolean decodes = (boolean) Innards.read(container, "decodeURL");
            GrizzlyApi api = new GrizzlyApi(contextPath, shortcut.calls, shortcut.access, container, decodes);
            listener.setHttpHandler(api);
            shortcut.undo.add(() -> {
                api.end();
                if (listener.getHttpHandler() == api) {
                    listener.setHttpHandler(container);
                }
            });
            return api;
        }
    }
}
