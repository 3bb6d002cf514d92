package io.tidings.it;

import java.util.Map;

/** Hooks on WildFly. */
@ToldOn(TestedServer.WILDFLY)
class WildFlyHookIT extends HookStories<WildFlyServer> {

    @Override
    WildFlyServer start(Map<String, String> configuration) {
        return WildFlyServer.start(configuration);
    }
}
