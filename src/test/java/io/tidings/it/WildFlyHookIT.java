package io.tidings.it;

import io.tidings.backend.FakeBackend;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Hooks on WildFly. */
class WildFlyHookIT implements HookStory {

    private static FakeBackend backend;
    private static WildFlyServer server;

    @BeforeAll
    static void start() {
        backend = new FakeBackend();
        server = WildFlyServer.start(HookStory.settings(backend));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        backend.close();
    }

    @Override
    public FakeBackend backend() {
        return backend;
    }

    @Override
    public URI base() {
        return server.base();
    }

    @Override
    public ServerLog log() {
        return server.log();
    }
}
