package io.tidings.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class OpenConnectionTest {

    private int closed;

    /** What a request of Undertow leads to. */
    public interface WithExchange {
        Exchange getExchange();
    }

    public final class Exchange {
        Exchange getConnection() {
            return this;
        }

        void close() {
            closed++;
        }
    }

    private HttpServletRequest request(Class<?>... types) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(getClass().getClassLoader(), types, (proxy, method, arguments) -> {
                    assertEquals("getExchange", method.getName());
                    return new Exchange();
                });
    }

    @Test
    void a_connection_is_cut_whoever_stands_around_its_request() {
        HttpServletRequest container = request(HttpServletRequest.class, WithExchange.class);
        assertTrue(OpenConnection.cut(container));
        assertTrue(OpenConnection.cut(new HttpServletRequestWrapper(new HttpServletRequestWrapper(container))));
        assertEquals(2, closed);
    }

    @Test
    void a_container_that_nobody_knows_is_left_alone() {
        assertFalse(OpenConnection.cut(request(HttpServletRequest.class)));
        assertEquals(0, closed);
    }
}
