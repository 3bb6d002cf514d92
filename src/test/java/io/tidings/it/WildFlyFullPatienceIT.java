package io.tidings.it;

import java.util.List;

/** What happens to clients that say nothing, on a WildFly as downloaded; {@code -Pwildfly-full}. */
@ToldOn(TestedServer.WILDFLY_FULL)
class WildFlyFullPatienceIT extends ServerStories<WildFlyServer>
        implements PatienceStory, TransportPatienceStory, VanishingStory {

    @Override
    WildFlyServer start() {
        return WildFlyServer.startFull(CONFIGURATION, List.of());
    }
}
