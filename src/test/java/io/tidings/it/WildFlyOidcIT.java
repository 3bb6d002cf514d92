package io.tidings.it;

import java.util.Map;

/** Logging in with an identity provider, on WildFly. */
@ToldOn(TestedServer.WILDFLY)
class WildFlyOidcIT extends OidcStories<WildFlyServer> {

    @Override
    WildFlyServer start(Map<String, String> configuration) {
        return WildFlyServer.start(configuration);
    }
}
