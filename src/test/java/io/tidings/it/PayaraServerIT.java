package io.tidings.it;

import java.util.List;
import java.util.Map;

/** The same WAR on Payara Server; {@code -Ppayara-server}. */
@ToldOn(TestedServer.PAYARA_SERVER)
class PayaraServerIT extends ServerStories<PayaraServer> implements EveryStory, LastWordsStory, NeighbourStory {

    @Override
    PayaraServer start() {
        return PayaraServer.start(Map.of(), List.of(PortalWar.neighbour()));
    }

    /** With MicroProfile Metrics. */
    @Override
    public List<String> pages() {
        return List.of(PAGE, "metrics");
    }

    /** Raw frames, of a Tyrus behind the walls of OSGi. */
    @Override
    public String way() {
        return "tyrus";
    }
}
