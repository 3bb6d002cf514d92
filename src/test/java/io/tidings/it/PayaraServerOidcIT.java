package io.tidings.it;

import java.util.List;
import java.util.Map;

/** Logging in with an identity provider, on Payara Server; {@code -Ppayara-server}. */
@ToldOn(TestedServer.PAYARA_SERVER)
class PayaraServerOidcIT extends OidcStories<PayaraServer> {

    @Override
    PayaraServer start(Map<String, String> configuration) {
        return PayaraServer.start(configuration, List.of());
    }
}
