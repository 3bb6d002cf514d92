package io.tidings.it;

import java.util.List;
import java.util.Map;

/** Hooks on Payara Server; {@code -Ppayara-server}. */
@ToldOn(TestedServer.PAYARA_SERVER)
class PayaraServerHookIT extends HookStories<PayaraServer> {

    @Override
    PayaraServer start(Map<String, String> configuration) {
        return PayaraServer.start(configuration, List.of());
    }
}
