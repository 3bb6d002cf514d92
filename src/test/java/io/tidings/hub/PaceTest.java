package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.Format;
import io.tidings.config.TestConfig;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final String[] SLOW = {
        "tidings.client.insecure=true",
        "tidings.client.channel_limit=2",
        "tidings.limit.command_rate=1",
        "tidings.limit.command_burst=3"
    };
    private static final Command UNSUBSCRIBE = new Command.Unsubscribe(1, "a");
    private static final Command RPC = new Command.Rpc(1, "echo", null);
    private static final Command SEND = new Command.Send(Payload.json("1"));

    private final Pace pace = Pace.of(TestConfig.with(SLOW).limit(), 0);

    private Pace.Verdict after(long seconds, Command command) {
        return pace.verdict(command, TimeUnit.SECONDS.toNanos(seconds));
    }

    private static String rpc(int id) {
        return "{\"id\":" + id + ",\"rpc\":{\"method\":\"echo\"}}";
    }

    @Test
    void without_a_rate_there_is_no_pace() {
        assertNull(Pace.of(TestConfig.with("tidings.limit.command_rate=0").limit(), 0));
    }

    @Test
    void too_many_are_refused_and_far_too_many_end_the_connection() {
        for (int i = 0; i < 3; i++) {
            assertEquals(Pace.Verdict.HANDLE, after(0, RPC));
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(Pace.Verdict.REFUSE, after(0, RPC));
        }
        assertEquals(Pace.Verdict.DISCONNECT, after(0, RPC));
    }

    @Test
    void who_waits_goes_on() {
        for (int i = 0; i < 5; i++) {
            after(0, RPC);
        }
        assertEquals(Pace.Verdict.HANDLE, after(1, RPC));
        assertEquals(Pace.Verdict.REFUSE, after(1, RPC));
        assertEquals(Pace.Verdict.HANDLE, after(2, RPC));
    }

    @Test
    void what_has_no_reply_is_not_refused_in_silence() {
        for (int i = 0; i < 3; i++) {
            assertEquals(Pace.Verdict.HANDLE, after(0, SEND));
        }
        assertEquals(Pace.Verdict.DISCONNECT, after(0, SEND));
    }

    @Test
    void answers_to_pings_do_not_count_and_giving_back_is_refused_to_nobody_but_a_flood() {
        for (int i = 0; i < 100; i++) {
            assertEquals(Pace.Verdict.HANDLE, after(0, new Command.Pong()));
        }
        for (int i = 0; i < 6; i++) {
            assertEquals(Pace.Verdict.HANDLE, after(0, UNSUBSCRIBE));
        }
        assertEquals(Pace.Verdict.DISCONNECT, after(0, UNSUBSCRIBE));
    }

    @Test
    void a_client_hears_111_and_then_3013() {
        try (HubFixture fixture = HubFixture.with(SLOW)) {
            Peer peer = fixture.peer().connects();
            peer.sends(rpc(2)).receives("{\"id\":2,\"rpc\":{}}");
            peer.sends(rpc(3)).receives("{\"id\":3,\"rpc\":{}}");
            peer.sends(rpc(4))
                    .receives(
                            "{\"id\":4,\"error\":{\"code\":111,\"message\":\"too many requests\",\"temporary\":true}}");
            for (int id = 5; id < 20; id++) {
                peer.sends(rpc(id));
            }
            peer.isClosedWith(DisconnectCode.TOO_MANY_REQUESTS);
            assertEquals(ErrorCode.TOO_MANY_REQUESTS.code(), 111);
            assertTrue(fixture.refusals().size() >= 4, fixture.refusals()::toString);
            assertTrue(fixture.refusals().stream().allMatch(Limit.COMMANDS::equals), fixture.refusals()::toString);
        }
    }

    @Test
    void a_ping_of_the_seed_endpoint_counts_as_any_command() {
        try (HubFixture fixture = HubFixture.with(SLOW)) {
            Peer peer = fixture.plainPeer();
            peer.client().handle(new Command.Connect(1, "", null, Map.of(), "plain", "", Map.of()));
            peer.sends("ping").receives("pong");
            peer.sends("{\"type\":\"ping\"}").receives("{\"type\":\"pong\"}");
            peer.sends("{\"type\":\"ping\"}")
                    .receives("{\"type\":\"error\",\"content\":{\"code\":111,\"message\":\"too many requests\"}}");
            peer.sends("ping").isClosedWith(DisconnectCode.TOO_MANY_REQUESTS);
            assertEquals(List.of(Limit.COMMANDS, Limit.COMMANDS), fixture.refusals());
        }
    }

    @Test
    void a_message_that_is_no_command_counts_as_one_without_a_reply() {
        try (HubFixture fixture = HubFixture.with(SLOW)) {
            Peer peer = fixture.peerSpeaking(Format.RAW);
            for (int i = 0; i < 3; i++) {
                assertTrue(peer.client().keepsPace());
            }
            assertFalse(peer.client().keepsPace());
            peer.isClosedWith(DisconnectCode.TOO_MANY_REQUESTS);
            assertEquals(List.of(Limit.COMMANDS), fixture.refusals());
        }
    }

    @Test
    void a_flood_before_the_reply_to_connect_is_not_kept() {
        try (HubFixture fixture = HubFixture.authorizedByTest(SLOW)) {
            fixture.authorizer().connecting(new CompletableFuture<>());
            Peer peer = fixture.peer().sends("{\"id\":1,\"connect\":{}}");
            for (int id = 2; id < 6; id++) {
                peer.sends(rpc(id));
            }
            peer.isClosedWith(DisconnectCode.TOO_MANY_REQUESTS);
            assertTrue(peer.transport().items().isEmpty(), "nothing comes before the reply to connect");
        }
    }
}
