package io.tidings.it.portal;

import io.tidings.api.Joined;
import io.tidings.api.Presence;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Observes the channels of the doorkeeper, and everything else, comes before him, and fails in some of them. */
@ApplicationScoped
public class Clumsy {

    void joined(@Observes @Priority(1) @Joined("chat:watched-*") Presence presence) {
        fail(presence);
    }

    void everything(@Observes @Priority(2) Object event) {
        if (event instanceof Presence presence) {
            fail(presence);
        }
    }

    private static void fail(Presence presence) {
        if (presence.channel().startsWith("chat:watched-clumsy-")) {
            throw new IllegalStateException("on purpose");
        }
    }
}
