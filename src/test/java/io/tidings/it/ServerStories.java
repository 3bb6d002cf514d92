package io.tidings.it;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Stories that are told by a server of their own, which starts before the first of them and ends after the last. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ServerStories<S extends ServerProcess> implements Story {

    private S server;

    /** Starts it. */
    abstract S start();

    /** The server that was started. */
    final S server() {
        return server;
    }

    @BeforeAll
    void begin() {
        server = start();
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public URI base() {
        return server.base();
    }

    @Override
    public boolean closesSessionsItself() {
        return server.closesSessionsItself();
    }

    @Override
    public ServerLog log() {
        return server.log();
    }
}
