package io.tidings.it;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The login form, on Payara Micro. */
class LoginIT implements LoginStory {

    private static MicroServer server;

    @BeforeAll
    static void start() {
        server = MicroServer.start(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
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
