package io.tidings.it;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Logins with an identity provider, on a server of their own. */
abstract class OidcStories<S extends ServerProcess> extends ServerStories<S> implements OidcStory {

    private final IdentityProvider provider = new IdentityProvider();

    /** Starts the server with this configuration. */
    abstract S start(Map<String, String> configuration);

    @Override
    final S start() {
        return start(OidcStory.settings(provider));
    }

    @Override
    public final IdentityProvider provider() {
        return provider;
    }

    @Override
    @BeforeAll
    void begin() {
        super.begin();
        OidcStory.awaitLogins(base());
    }

    @Override
    @AfterAll
    void end() {
        super.end();
        provider.close();
    }
}
