package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.NodeInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerChannelsTest {

    private static final String WITHOUT = "tidings.channel.without_namespace.";

    private final HubFixture fixture = HubFixture.with(
            "tidings.client.insecure=true",
            "tidings.client.history_max_publication_limit=2",
            WITHOUT + "presence=true",
            WITHOUT + "history_size=5",
            WITHOUT + "history_ttl=60s",
            "tidings.channel.namespaces=plain");
    private final Hub hub = fixture.hub();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static <T> T granted(CompletionStage<Decision<T>> coming) {
        Decision<T> decision = coming.toCompletableFuture().join();
        assertInstanceOf(Decision.Granted.class, decision);
        return ((Decision.Granted<T>) decision).value();
    }

    private static void assertRefused(ErrorCode why, CompletionStage<? extends Decision<?>> coming) {
        assertEquals(Decision.refused(why), coming.toCompletableFuture().join());
    }

    @Test
    void presence_tells_who_is_there_and_how_many() {
        assertEquals(Map.of(), granted(hub.channels().presence("a")).presence());
        Peer anna = fixture.peer().connectsWith(fixture.token("anna")).subscribes("a");
        fixture.peer().connectsWith(fixture.token("anna")).subscribes("a");
        String id = anna.client().id();
        Map<String, ClientInfo> present = granted(hub.channels().presence("a")).presence();
        assertEquals(2, present.size());
        assertEquals(new ClientInfo("anna", id, null, null), present.get(id));
        assertEquals(new Result.PresenceStats(2, 1), granted(hub.channels().presenceStats("a")));
    }

    @Test
    void history_is_read_without_the_limit_of_clients() {
        for (int i = 1; i <= 5; i++) {
            fixture.publishes("a", String.valueOf(i));
        }
        assertEquals(List.of(), offsets(0, null, false));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), offsets(-1, null, false));
        assertEquals(List.of(5L, 4L, 3L), offsets(3, null, true));
        assertEquals(List.of(4L, 5L), offsets(-1, new StreamPosition(3, ""), false));
        assertEquals(
                5,
                granted(hub.channels().history("a", 0, null, false)).position().offset());
        assertRefused(
                ErrorCode.UNRECOVERABLE_POSITION,
                hub.channels().history("a", 1, new StreamPosition(3, "other"), false));
        assertRefused(ErrorCode.BAD_REQUEST, hub.channels().history("a", 1, StreamPosition.NONE, true));
    }

    private List<Long> offsets(int limit, StreamPosition since, boolean reverse) {
        return granted(hub.channels().history("a", limit, since, reverse)).publications().stream()
                .map(Publication::offset)
                .toList();
    }

    @Test
    void history_that_was_removed_is_gone_and_the_offsets_go_on() {
        fixture.publishes("a", "1");
        assertEquals(true, granted(hub.channels().removeHistory("a")));
        assertEquals(List.of(), offsets(-1, null, false));
        fixture.publishes("a", "2");
        assertEquals(List.of(2L), offsets(-1, null, false));
    }

    @Test
    void what_the_namespace_does_not_keep_is_not_available_and_a_bad_channel_is_refused() {
        ServerChannels channels = hub.channels();
        for (Map.Entry<String, ErrorCode> bad : Map.of(
                        "plain:1",
                        ErrorCode.NOT_AVAILABLE,
                        "nowhere:1",
                        ErrorCode.UNKNOWN_CHANNEL,
                        "",
                        ErrorCode.BAD_REQUEST)
                .entrySet()) {
            assertRefused(bad.getValue(), channels.presence(bad.getKey()));
            assertRefused(bad.getValue(), channels.presenceStats(bad.getKey()));
            assertRefused(bad.getValue(), channels.history(bad.getKey(), 1, null, false));
            assertRefused(bad.getValue(), channels.removeHistory(bad.getKey()));
        }
    }

    @Test
    void channels_with_subscribers_are_listed_in_order() {
        fixture.peer().connects().subscribes("b").subscribes("plain:1");
        fixture.peer().connects().subscribes("b").subscribes("a");
        assertEquals("{a=1, b=2, plain:1=1}", hub.channels().list(any -> true).toString());
        assertEquals(Map.of("a", 1, "b", 2), hub.channels().list(name -> !name.contains(":")));
    }

    @Test
    void a_node_says_how_much_there_is_of_everything() {
        fixture.peer().connectsWith(fixture.token("anna")).subscribes("a").subscribes("b");
        fixture.peer().connectsWith(fixture.token("anna")).subscribes("a");
        fixture.peer();
        NodeInfo info = hub.info();
        assertEquals(new NodeInfo(info.uid(), "test", "test", 2, 1, 2, 3, info.uptime()), info);
        assertTrue(!info.uid().isEmpty() && info.uptime() < 60, info::toString);
        assertEquals(info.uid(), hub.info().uid());
    }

    @Test
    void a_method_is_called_on_nobodys_behalf_and_is_there_or_not() {
        assertEquals(
                Payload.json("[1.0]"),
                granted(hub.call("echo", Payload.json("[1.0]"))).data());
        assertRefused(ErrorCode.METHOD_NOT_FOUND, hub.call("unheard", null));
    }
}
