package io.tidings.it;

import java.util.List;
import java.util.Map;

/** The same WAR on a WildFly as downloaded; {@code -Pwildfly-full}. */
@ToldOn(TestedServer.WILDFLY_FULL)
class WildFlyFullIT extends ServerStories<WildFlyServer> implements EveryStory, NeighbourStory {

    @Override
    WildFlyServer start() {
        return WildFlyServer.startFull(Map.of(), List.of(PortalWar.neighbour()));
    }

    /** Raw frames, past what Undertow does for each message. */
    @Override
    public String way() {
        return "undertow";
    }
}
