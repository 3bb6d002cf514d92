package io.tidings.it;

import java.util.Set;

/**
 * Undertow may be faster than the hub when an HTTP session ends: it closes the WebSockets that it knows of with 1008, as RFC
 * 6455 section 7.4.1 has it.
 */
interface UndertowEnds extends Story {

    @Override
    default Set<Integer> endsOfSession() {
        return Set.of(3503, 1008);
    }
}
