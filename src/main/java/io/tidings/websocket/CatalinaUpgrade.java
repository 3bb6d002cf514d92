package io.tidings.websocket;

import io.tidings.security.ContainerRequest;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.lang.reflect.Field;

/**
 * Begins an upgrade on Payara with a handler that is there already. Catalina would make it a managed bean, and for that an
 * injection target of its own for each connection, which is a fifth of what a handshake costs; ours injects nothing.
 * Checked with Payara 6.2025.10; where a field is missing, upgrades go the way of the servlet API.
 */
final class CatalinaUpgrade {

    private static final String FACADE = "org.apache.catalina.connector.RequestFacade";

    private CatalinaUpgrade() {}

    /** Does what Catalina's {@code Request.upgrade} does but for the bean; false, and nothing done, where that is unknown. */
    static boolean begin(ServletRequest request, HttpUpgradeHandler handler) {
        ServletRequest innermost = ContainerRequest.of(request);
        if (!innermost.getClass().getName().equals(FACADE)) {
            return false;
        }
        try {
            Object inside = PrivateMembers.read(innermost, "request");
            Field upgrade = PrivateMembers.field(inside, "upgrade");
            Field upgradeHandler = PrivateMembers.field(inside, "httpUpgradeHandler");
            PrivateMembers.walk(inside, "coyoteRequest", "getResponse()", "suspend()");
            upgradeHandler.set(inside, handler);
            upgrade.set(inside, true);
            return true;
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("upgrades go through the servlet API", changed);
            return false;
        }
    }
}
