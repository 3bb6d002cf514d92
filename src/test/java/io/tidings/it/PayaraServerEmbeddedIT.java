package io.tidings.it;

/** A portal's WAR that embeds Tidings and has beans of its own, on Payara Server; {@code -Ppayara-server}. */
@ToldOn(TestedServer.PAYARA_SERVER)
class PayaraServerEmbeddedIT extends ServerStories<PayaraServer> implements PortalStory {

    @Override
    PayaraServer start() {
        return PayaraServer.startWith(PortalWar.embeddingFile());
    }
}
