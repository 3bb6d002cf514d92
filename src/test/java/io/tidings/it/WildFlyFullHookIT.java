package io.tidings.it;

import java.util.List;
import java.util.Map;

/** Hooks on a WildFly as downloaded; {@code -Pwildfly-full}. */
@ToldOn(TestedServer.WILDFLY_FULL)
class WildFlyFullHookIT extends HookStories<WildFlyServer> {

    @Override
    WildFlyServer start(Map<String, String> configuration) {
        return WildFlyServer.startFull(configuration, List.of());
    }
}
