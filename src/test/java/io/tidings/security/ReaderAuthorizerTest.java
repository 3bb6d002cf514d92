package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Authorizer;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Handshake;
import io.tidings.protocol.Command;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReaderAuthorizerTest {

    private final TidingsConfig config = TestConfig.with(
            "tidings.announcements.enabled=true",
            "tidings.channel.without_namespace.history_size=10",
            "tidings.channel.without_namespace.history_ttl=60s");
    private final Authorizer authorizer = new ReaderAuthorizer(
            config.http().announcements(), new TokenAuthorizer(config.client(), Clock.systemUTC()));

    private Decision<Credentials> connect(String transport) {
        return authorizer
                .connect(
                        new Command.Connect(1, "", null, Map.of(), "announcements", "", Map.of()),
                        new Handshake(transport, null, "", false))
                .toCompletableFuture()
                .join();
    }

    @Test
    void everybody_may_read_announcements_and_nothing_else() {
        Credentials reader = ((Decision.Granted<Credentials>) connect(ReaderAuthorizer.TRANSPORT)).value();

        assertEquals("", reader.user());
        assertEquals(Set.of("announcements"), reader.subs().keySet());
    }

    @Test
    void for_other_transports_a_name_chosen_by_the_client_changes_nothing() {
        assertInstanceOf(Decision.Refused.class, connect("websocket"));
    }
}
