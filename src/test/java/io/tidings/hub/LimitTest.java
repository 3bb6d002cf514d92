package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Every refusal for being too much is told once, with its reason. */
class LimitTest {

    private static final String CONNECT = "{\"id\":1,\"connect\":{}}";

    private static String connectAs(HubFixture fixture, String user, String... channels) {
        return "{\"id\":1,\"connect\":{\"token\":\"" + fixture.token(user, channels) + "\"}}";
    }

    @Test
    void a_label_names_one_limit() {
        Set<String> labels = new HashSet<>();
        for (Limit limit : Limit.values()) {
            assertEquals(limit.name(), limit.label().toUpperCase(Locale.ROOT));
            labels.add(limit.label());
        }
        assertEquals(Limit.values().length, labels.size());
    }

    @Test
    void connections_of_a_user() {
        try (HubFixture fixture = HubFixture.with("tidings.client.user_connection_limit=1")) {
            fixture.peer().connectsWith(fixture.token("anna"));
            assertEquals(List.of(), fixture.refusals());
            fixture.peer().sends(connectAs(fixture, "anna")).isClosedWith(DisconnectCode.CONNECTION_LIMIT);
            assertEquals(List.of(Limit.USER_CONNECTIONS), fixture.refusals());
        }
    }

    @Test
    void subscriptions_whoever_asked_for_them() {
        try (HubFixture fixture = HubFixture.with("tidings.client.channel_limit=1", "tidings.client.insecure=true")) {
            fixture.peer()
                    .connects()
                    .subscribes("a")
                    .sends("{\"id\":3,\"subscribe\":{\"channel\":\"b\"}}")
                    .isRefused(3, 106);
            fixture.peer().sends(connectAs(fixture, "ben", "a", "b")).isClosedWith(DisconnectCode.CHANNEL_LIMIT);
            assertEquals(List.of(Limit.SUBSCRIPTIONS, Limit.SUBSCRIPTIONS), fixture.refusals());
        }
    }

    @Test
    void what_waits_for_a_client() {
        try (HubFixture fixture =
                HubFixture.with("tidings.client.queue_max_size=1024", "tidings.client.insecure=true")) {
            Peer slow = fixture.peer().connects().subscribes("a");
            slow.transport().stall();
            for (int i = 0; i < 20; i++) {
                fixture.publishes("a", "\"" + "x".repeat(500) + "\"");
            }
            slow.isCutOffWith(DisconnectCode.SLOW);
            assertEquals(List.of(Limit.QUEUE_SIZE), fixture.refusals());
        }
    }

    @Test
    void what_waits_for_the_answer_to_the_connect_command() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.queue_max_size=1024")) {
            CompletableFuture<Decision<Credentials>> answer = new CompletableFuture<>();
            fixture.authorizer().connecting(answer);
            String send = "{\"send\":{\"data\":\"" + "x".repeat(400) + "\"}}";
            Peer patient = fixture.peer().sends(CONNECT).sends(send).sends(send);
            Peer greedy = fixture.peer().sends(CONNECT).sends(send).sends(send);
            assertEquals(List.of(), fixture.refusals());
            greedy.sends(send).isClosedWith(DisconnectCode.TOO_MANY_REQUESTS);
            assertEquals(List.of(Limit.QUEUE_SIZE), fixture.refusals());
            assertEquals(
                    List.of(), List.copyOf(greedy.transport().items()), "nothing comes before the reply to connect");
            answer.complete(Decision.granted(Credentials.ANONYMOUS));
            patient.receivesPart("\"connect\"").heardAll();
            assertEquals(2, fixture.calls().messages().size());
        }
    }

    @Test
    void and_many_empty_commands_are_as_much_as_a_few_large_ones() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.queue_max_size=1024")) {
            fixture.authorizer().connecting(new CompletableFuture<>());
            fixture.peer().sends(CONNECT + "\n{}".repeat(20)).isClosedWith(DisconnectCode.TOO_MANY_REQUESTS);
            assertEquals(List.of(Limit.QUEUE_SIZE), fixture.refusals());
        }
    }

    @Test
    void the_time_until_the_connect_command() {
        try (HubFixture fixture = HubFixture.authorizedByTest()) {
            fixture.peer().after(Duration.ofMinutes(1)).isClosedWith(DisconnectCode.STALE);
            assertEquals(List.of(Limit.CONNECT_DELAY), fixture.refusals());
        }
    }

    @Test
    void but_not_the_time_after_a_refusal() {
        try (HubFixture fixture = HubFixture.authorizedByTest()) {
            fixture.authorizer().connecting(CompletableFuture.completedFuture(Decision.refused(ErrorCode.EXPIRED)));
            Peer peer = fixture.peer().sends("{\"id\":1,\"connect\":{}}").isRefused(1, 110);
            peer.after(Duration.ofMinutes(1)).isClosedWith(DisconnectCode.STALE);
            assertEquals(List.of(), fixture.refusals());
        }
    }
}
