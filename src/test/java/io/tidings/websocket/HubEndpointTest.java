package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubEndpointTest {

    private static long declared(Class<?> endpoint, Class<? extends Annotation> annotation) {
        return Arrays.stream(endpoint.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(annotation))
                .count();
    }

    /** Open Liberty passes over annotated methods that are inherited: nobody would hear of the end of a connection. */
    @ParameterizedTest
    @ValueSource(classes = {ClientEndpoint.class, EchoEndpoint.class, PlainEndpoint.class, UniEndpoint.class})
    void an_endpoint_declares_itself_all_that_the_container_calls(Class<?> endpoint) {
        assertTrue(endpoint.isAnnotationPresent(ServerEndpoint.class));
        assertEquals(1, declared(endpoint, OnOpen.class));
        assertEquals(1, declared(endpoint, OnClose.class));
        assertEquals(1, declared(endpoint, OnError.class));
        assertTrue(Arrays.stream(endpoint.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(OnMessage.class))
                .anyMatch(method -> method.getParameterTypes()[0] == PongMessage.class));
    }
}
