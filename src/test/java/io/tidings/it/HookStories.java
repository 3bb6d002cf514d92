package io.tidings.it;

import io.tidings.backend.FakeBackend;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** Hooks on a server of their own, which asks a backend of the test's. */
abstract class HookStories<S extends ServerProcess> extends ServerStories<S> implements HookStory {

    private final FakeBackend backend = new FakeBackend();

    /** Starts the server with this configuration. */
    abstract S start(Map<String, String> configuration);

    @Override
    final S start() {
        return start(HookStory.settings(backend));
    }

    @Override
    public final FakeBackend backend() {
        return backend;
    }

    @Override
    @AfterAll
    void end() {
        super.end();
        backend.close();
    }
}
