package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Any;
import org.junit.jupiter.api.Test;

class CallObserversTest {

    private final CallObservers observers = new CallObservers();

    @Test
    void only_methods_that_some_bean_observes_are_known() {
        observers.rpc(new FakeObservation<>(RpcCall.class, new Rpc.Literal("billing:pay")));
        assertTrue(observers.observesMethod("billing:pay"));
        assertFalse(observers.observesMethod("billing:steal"));
        assertTrue(observers.observesPrefix("billing:"));
        assertFalse(observers.observesPrefix("pay:"));
    }

    @Test
    void an_observer_of_all_calls_makes_no_method() {
        observers.rpc(new FakeObservation<>(RpcCall.class, Any.Literal.INSTANCE));
        assertFalse(observers.observesPrefix(""));
    }

    @Test
    void messages_are_taken_as_soon_as_some_bean_observes_them() {
        assertFalse(observers.observesMessages());
        observers.message(new FakeObservation<>(ClientMessage.class));
        assertTrue(observers.observesMessages());
    }
}
