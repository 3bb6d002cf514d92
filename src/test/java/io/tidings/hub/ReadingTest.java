package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.HeldStores.Step;
import io.tidings.protocol.DisconnectCode;
import org.junit.jupiter.api.Test;

/** History, presence and presence_stats; the table of protocol.md section 5 line by line. */
class ReadingTest {

    private static final String WITHOUT = "tidings.channel.without_namespace.";
    private static final String INSECURE = "tidings.client.insecure=true";
    private static final String SUBSCRIBE = WITHOUT + "allow_subscribe_for_client=true";
    private static final String SIZE = WITHOUT + "history_size=5";
    private static final String TTL = WITHOUT + "history_ttl=60s";
    private static final String PRESENCE = WITHOUT + "presence=true";

    private final String[] history = {INSECURE, SIZE, TTL, "tidings.client.history_max_publication_limit=3"};

    private static String history(String more) {
        return "{\"id\":4,\"history\":{\"channel\":\"a\"" + more + "}}";
    }

    private static String since(int offset, String epoch, String more) {
        return history(",\"since\":{\"offset\":" + offset + ",\"epoch\":\"" + epoch + "\"}" + more);
    }

    private static String ask(String command, String channel) {
        return "{\"id\":4,\"" + command + "\":{\"channel\":\"" + channel + "\"}}";
    }

    private static String offsets(Peer peer, String command) {
        String reply = peer.sends(command).next();
        assertTrue(reply.contains("\"history\":{\"publications\":["), reply);
        assertTrue(reply.endsWith("\"offset\":7}}"), reply);
        StringBuilder offsets = new StringBuilder();
        java.util.regex.Matcher each = java.util.regex.Pattern.compile("\"data\":(\\d),\"offset\":(\\d)}")
                .matcher(reply);
        while (each.find()) {
            offsets.append(each.group(2));
        }
        return offsets.toString();
    }

    @Test
    void history_is_read_in_the_direction_and_amount_asked_for() {
        try (HubFixture fixture = HubFixture.with(history)) {
            for (int i = 1; i <= 7; i++) {
                fixture.publishes("a", String.valueOf(i));
            }
            Peer peer = fixture.peer().connects();
            peer.sends(history("")).receivesPart("{\"id\":4,\"history\":{\"publications\":[],\"epoch\":\"");
            assertOffsets("", peer, history(""));
            assertOffsets("34", peer, history(",\"limit\":2"));
            assertOffsets("345", peer, history(",\"limit\":100"));
            assertOffsets("345", peer, history(",\"limit\":-1"));
            assertOffsets("76", peer, history(",\"limit\":2,\"reverse\":true"));
            assertOffsets("67", peer, since(5, "", ",\"limit\":-1"));
            assertOffsets("345", peer, since(1, "", ",\"limit\":3"));
            assertOffsets("43", peer, since(5, "", ",\"limit\":-1,\"reverse\":true"));
            assertOffsets("", peer, since(7, "", ",\"limit\":-1"));
            peer.sends(since(0, "", ",\"limit\":1,\"reverse\":true")).isRefused(4, 107);
            peer.sends(since(5, "other", ",\"limit\":1")).isRefused(4, 112);
        }
    }

    private static void assertOffsets(String expected, Peer peer, String command) {
        org.junit.jupiter.api.Assertions.assertEquals(expected, offsets(peer, command), command);
    }

    @Test
    void where_there_is_no_history_it_is_not_available_to_anybody() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer().connects().sends(history("")).isRefused(4, 108);
        }
    }

    @Test
    void history_is_for_those_who_may_read_it() {
        try (HubFixture fixture =
                HubFixture.with(SUBSCRIBE, SIZE, TTL, WITHOUT + "allow_history_for_subscriber=true")) {
            Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
            anna.sends(history("")).isRefused(4, 103);
            anna.subscribes("a").sends(history("")).receivesPart("\"offset\":0}}");
        }
        try (HubFixture fixture = HubFixture.with(SIZE, TTL, WITHOUT + "allow_history_for_client=true")) {
            fixture.peer()
                    .connectsWith(fixture.token("anna"))
                    .sends(history(""))
                    .receivesPart("\"publications\":[]");
        }
    }

    @Test
    void history_that_cannot_be_read_is_a_temporary_error() {
        try (HubFixture fixture = HubFixture.with(history)) {
            fixture.stores().hold(Step.READ);
            Peer peer = fixture.peer().connects().sends(history(""));
            fixture.stores().fail(Step.READ);
            peer.isRefused(4, 100);
        }
    }

    @Test
    void presence_tells_who_is_there() {
        try (HubFixture fixture = HubFixture.with(INSECURE, PRESENCE)) {
            Peer peer = fixture.peer().connects();
            peer.sends(ask("presence", "a")).receives("{\"id\":4,\"presence\":{\"presence\":{}}}");
            peer.sends(ask("presence_stats", "a"))
                    .receives("{\"id\":4,\"presence_stats\":{\"num_clients\":0,\"num_users\":0}}");
            peer.subscribes("a");
            peer.sends(ask("presence", "a"))
                    .receives("{\"id\":4,\"presence\":{\"presence\":{\"$id\":{\"user\":\"\",\"client\":\"$id\"}}}}");
            fixture.peer().connects().subscribes("a");
            peer.sends(ask("presence_stats", "a"))
                    .receives("{\"id\":4,\"presence_stats\":{\"num_clients\":2,\"num_users\":1}}");
        }
    }

    @Test
    void presence_is_for_those_who_may_ask() {
        try (HubFixture fixture = HubFixture.with(INSECURE)) {
            fixture.peer()
                    .connects()
                    .sends(ask("presence", "a"))
                    .isRefused(4, 108)
                    .sends(ask("presence_stats", "a"))
                    .isRefused(4, 108);
        }
        try (HubFixture fixture =
                HubFixture.with(SUBSCRIBE, PRESENCE, WITHOUT + "allow_presence_for_subscriber=true")) {
            Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
            anna.sends(ask("presence", "a"))
                    .isRefused(4, 103)
                    .sends(ask("presence_stats", "a"))
                    .isRefused(4, 103);
            anna.subscribes("a").sends(ask("presence_stats", "a")).receivesPart("\"num_clients\":1");
        }
    }

    @Test
    void the_channel_must_be_good() {
        try (HubFixture fixture = HubFixture.with(INSECURE, SIZE, TTL, PRESENCE)) {
            for (String command : new String[] {"presence", "presence_stats", "history"}) {
                fixture.peer()
                        .connects()
                        .sends(ask(command, "x:1"))
                        .isRefused(4, 102)
                        .sends(ask(command, "caf\u00e9"))
                        .isRefused(4, 107)
                        .sends(ask(command, ""))
                        .isClosedWith(DisconnectCode.BAD_REQUEST);
            }
        }
    }
}
