package io.tidings.it;

import java.util.Map;

/** Logging in with an identity provider, on Payara Micro. */
@ToldOn(TestedServer.PAYARA_MICRO)
class OidcIT extends OidcStories<MicroServer> {

    @Override
    MicroServer start(Map<String, String> configuration) {
        return MicroServer.start(configuration);
    }
}
