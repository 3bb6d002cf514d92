package io.tidings.it;

import java.util.Map;

/** Hooks on Payara Micro. */
@ToldOn(TestedServer.PAYARA_MICRO)
class HookIT extends HookStories<MicroServer> {

    @Override
    MicroServer start(Map<String, String> configuration) {
        return MicroServer.start(configuration);
    }
}
