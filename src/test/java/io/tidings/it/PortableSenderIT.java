package io.tidings.it;

import java.util.Map;

/** The stories whose frames go the portable way, as in a container of which we know nothing. */
@ToldOn(TestedServer.PAYARA_MICRO)
class PortableSenderIT extends ServerStories<MicroServer>
        implements FrameSenderContract, CommandStory, RecoveryStory, SeedStory {

    @Override
    MicroServer start() {
        return MicroServer.start(Map.of("tidings.websocket.frame_sender", "portable"));
    }

    @Override
    public String way() {
        return "portable";
    }
}
