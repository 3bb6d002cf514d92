package io.tidings.it;

import java.util.List;

/** What happens to clients that say nothing, on Payara Server; {@code -Ppayara-server}. */
@ToldOn(TestedServer.PAYARA_SERVER)
class PayaraServerPatienceIT extends ServerStories<PayaraServer>
        implements PatienceStory, TransportPatienceStory, VanishingStory {

    @Override
    PayaraServer start() {
        return PayaraServer.start(CONFIGURATION, List.of());
    }
}
