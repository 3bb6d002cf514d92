package io.tidings.it;

/** A portal's WAR that embeds Tidings and has beans of its own, on a WildFly as downloaded; {@code -Pwildfly-full}. */
@ToldOn(TestedServer.WILDFLY_FULL)
class WildFlyFullEmbeddedIT extends ServerStories<WildFlyServer> implements PortalStory {

    @Override
    WildFlyServer start() {
        return WildFlyServer.startFullWith(PortalWar.embedding());
    }
}
