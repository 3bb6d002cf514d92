package io.tidings.browser;

import io.tidings.it.ServerProcess;
import io.tidings.it.WildFlyServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sample portal on WildFly. */
class PortalWildFlyIT extends PortalStories {

    @Override
    ServerProcess start(Path configuration, Map<String, String> stronger, List<Path> wars) {
        return WildFlyServer.startWith(configuration, stronger, wars);
    }
}
