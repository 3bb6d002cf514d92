package io.tidings.api;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes at deployment which methods and messages application beans observe, so that an unknown method is refused without
 * asking the container, whose own lookup would remember every name a client invents. Thread-safe.
 */
public class CallObservers implements Extension {

    private final Set<String> methods = ConcurrentHashMap.newKeySet();
    private volatile boolean messages;

    void rpc(@Observes ProcessObserverMethod<RpcCall, ?> event) {
        event.getObserverMethod().getObservedQualifiers().stream()
                .filter(Rpc.class::isInstance)
                .forEach(qualifier -> methods.add(((Rpc) qualifier).value()));
    }

    void message(@Observes ProcessObserverMethod<ClientMessage, ?> event) {
        messages = true;
    }

    /** Whether some bean observes calls of this method. */
    boolean observesMethod(String method) {
        return methods.contains(method);
    }

    /** Whether some bean observes a method whose name begins with this. */
    boolean observesPrefix(String prefix) {
        return methods.stream().anyMatch(method -> method.startsWith(prefix));
    }

    /** Whether some bean observes messages. */
    boolean observesMessages() {
        return messages;
    }
}
