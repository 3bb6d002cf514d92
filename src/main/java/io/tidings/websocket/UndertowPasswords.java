package io.tidings.websocket;

import io.tidings.security.PasswordGuard;
import io.tidings.security.Refusal;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Stands around the place where WildFly looks at passwords (BASIC), which is in front of all filters: who guesses has to
 * wait, and each wrong one is counted and told. What is answered to a wrong one stays Undertow's.
 *
 * <p>Undertow finds this by its name in {@code META-INF/services}, which the WAR has and the jar of its classes has not: an
 * application that embeds them need not see Undertow's servlets. On other servers nobody asks for it.
 */
public final class UndertowPasswords implements ServletExtension {

    private static final String BASIC = "basic";
    private static final int UNAUTHORIZED = 401;

    /** That a request got past the container's checks. */
    private static final AttachmentKey<Boolean> ADMITTED = AttachmentKey.create(Boolean.class);

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext application) {
        deployment.addOuterHandlerChainWrapper(next -> exchange -> handle(exchange, next, application));
        deployment.addInnerHandlerChainWrapper(next -> exchange -> {
            exchange.putAttachment(ADMITTED, true);
            next.handleRequest(exchange);
        });
    }

    private static void handle(HttpServerExchange exchange, HttpHandler next, ServletContext application)
            throws Exception {
        ServletRequestContext servlet = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
        if (hasPassword(exchange)
                && application.getAttribute(PasswordGuard.ATTRIBUTE) instanceof PasswordGuard guard
                && servlet.getServletRequest() instanceof HttpServletRequest request
                && servlet.getServletResponse() instanceof HttpServletResponse response) {
            Refusal wait = guard.mustWait(request);
            if (wait != null) {
                wait.send(response);
                return;
            }
            next.handleRequest(exchange);
            if (exchange.getStatusCode() == UNAUTHORIZED && exchange.getAttachment(ADMITTED) == null) {
                guard.wrongPassword(request);
            }
        } else {
            next.handleRequest(exchange);
        }
    }

    /** Any of several counts: the container tries them one after the other. */
    private static boolean hasPassword(HttpServerExchange exchange) {
        HeaderValues given = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
        if (given != null) {
            for (String each : given) {
                if (each.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
