package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpgradingRequestTest {

    /** What a container makes of its connections by itself, as Open Liberty and Tomcat do. */
    public static final class OfTheContainer implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {}

        @Override
        public void destroy() {}
    }

    private final List<Object> upgraded = new ArrayList<>();

    @Test
    void a_handler_that_knows_its_own_kind_of_connection_gets_it() throws IOException, ServletException {
        var container = new OfTheContainer();
        var request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (self, method, arguments) -> {
                    upgraded.add(arguments[0]);
                    return container;
                });

        var upgrading = new UpgradingRequest(request, null, "192.0.2.1", null, new FrameRules(100, false, code -> {}));

        assertEquals(container, upgrading.upgrade(OfTheContainer.class));
        assertEquals(List.of(OfTheContainer.class), upgraded);
    }
}
