package io.tidings.it;

import java.util.List;

/** The same WAR on WildFly. */
@ToldOn(TestedServer.WILDFLY)
class WildFlyIT extends ServerStories<WildFlyServer> implements EveryStory, NeighbourStory {

    @Override
    WildFlyServer start() {
        return WildFlyServer.startWith(List.of(PortalWar.neighbour()));
    }

    /** Raw frames, past what Undertow does for each message. */
    @Override
    public String way() {
        return "undertow";
    }
}
