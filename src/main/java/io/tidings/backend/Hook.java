package io.tidings.backend;

import java.util.Locale;

/** What a backend is asked. */
enum Hook {
    CONNECT,
    REFRESH,
    SUBSCRIBE,
    SUB_REFRESH,
    PUBLISH,
    RPC;

    /** As configuration, metrics and documentation call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
