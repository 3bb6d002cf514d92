package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The stories that need a server of their own: one that is stopped, one of little patience, one for pages of everybody. */
@ToldOn(TestedServer.PAYARA_MICRO)
class MicroServerIT extends ServerStories<MicroServer>
        implements PatienceStory, TransportPatienceStory, VanishingStory, NeighbourStory, EveryOriginStory {

    @Override
    MicroServer start() {
        Map<String, String> configuration = new HashMap<>(CONFIGURATION);
        configuration.put("tidings.client.allowed_origins", "*");
        return MicroServer.startWith(configuration, List.of(PortalWar.neighbour(), PortalWar.mistaken()));
    }

    @Test
    void a_bean_with_a_channel_that_cannot_be_stops_its_own_deployment_with_one_line() {
        String line = "Tidings does not start: @Channel(\"caht:{room}\") at io.tidings.it.mistaken.Typist.rooms:"
                + " its namespace is not one of tidings.channel.namespaces";
        long starts = log().linesSince(0).stream()
                .filter(each -> each.contains(" ready in "))
                .count();
        assertTrue(starts > 0);
        // another story starts the server again
        assertEquals(
                starts,
                log().recordsSince(0).stream()
                        .filter(each -> each.endsWith(line))
                        .distinct()
                        .count());
    }

    @Test
    void a_server_that_stops_says_so_and_comes_back_where_it_was_with_nothing_in_memory() throws IOException {
        String channel = "chat:" + UUID.randomUUID();
        var base = server().base();
        String epoch;
        try (var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"));
                var plain = JsonClient.to(socket("ws"));
                var echo = JsonClient.to(socket("echo"))) {
            epoch = anna.subscribe(channel).getString("epoch");
            anna.publish(channel, "1");
            int before = log().size();
            server().stop();
            assertFalse(server().isAlive());
            assertThrows(IOException.class, () -> RawConnection.to(base));
            var shutdown = new JsonClient.End(3001, "shutdown");
            assertEquals(List.of(shutdown, shutdown, shutdown), List.of(anna.end(), plain.end(), echo.end()));
            assertTrue(
                    log().linesSince(before).stream().noneMatch(line -> line.startsWith("\tat ")),
                    () -> String.join("\n", log().linesSince(before)));
        }
        server().start();
        assertEquals(base, server().base());
        try (var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            var back = anna.call("\"subscribe\":{\"channel\":\"" + channel
                    + "\",\"recover\":true,\"offset\":1,\"epoch\":\"" + epoch + "\"}");
            assertTrue(back.getBoolean("was_recovering"), back::toString);
            assertFalse(back.containsKey("recovered"), back::toString);
        }
    }
}
