package io.tidings.it;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Logging in with an identity provider, on WildFly. */
class WildFlyOidcIT implements OidcStory {

    private static IdentityProvider provider;
    private static WildFlyServer server;

    @BeforeAll
    static void start() {
        provider = new IdentityProvider();
        server = WildFlyServer.start(OidcStory.settings(provider));
        OidcStory.awaitLogins(server.base());
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @Override
    public IdentityProvider provider() {
        return provider;
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
