package io.tidings.it;

import java.util.Map;

/** The portable way of sending frames on WildFly, as in a version of which we know nothing. */
@ToldOn(TestedServer.WILDFLY)
class WildFlyPortableIT extends ServerStories<WildFlyServer> implements FrameSenderContract {

    @Override
    WildFlyServer start() {
        return WildFlyServer.start(Map.of("tidings.websocket.frame_sender", "portable"));
    }

    @Override
    public String way() {
        return "portable";
    }
}
