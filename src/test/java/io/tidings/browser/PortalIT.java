package io.tidings.browser;

import com.microsoft.playwright.Page;
import io.tidings.it.MicroServer;
import io.tidings.it.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The sample portal on Payara Micro, and how it looks. */
class PortalIT extends PortalStories {

    @Override
    ServerProcess start(Path configuration, Map<String, String> stronger, List<Path> wars) {
        return MicroServer.startWith(configuration, stronger, wars);
    }

    /** Once is enough: the pages of both WARs are the same. */
    @Override
    void look(Page page, String state) {
        if (state.startsWith("portal-beside")) {
            return;
        }
        Look.PHONE_DARK.inspect(page, state);
        Look.WIDE_LIGHT.inspect(page, state);
    }
}
