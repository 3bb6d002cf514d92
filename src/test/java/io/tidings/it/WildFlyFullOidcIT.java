package io.tidings.it;

import java.util.List;
import java.util.Map;

/** Logging in with an identity provider, on a WildFly as downloaded; {@code -Pwildfly-full}. */
@ToldOn(TestedServer.WILDFLY_FULL)
class WildFlyFullOidcIT extends OidcStories<WildFlyServer> {

    @Override
    WildFlyServer start(Map<String, String> configuration) {
        return WildFlyServer.startFull(configuration, List.of());
    }
}
