package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.centrifugal.centrifuge.ClientInfo;
import io.github.centrifugal.centrifuge.HistoryOptions;
import io.github.centrifugal.centrifuge.HistoryResult;
import io.github.centrifugal.centrifuge.PresenceResult;
import io.github.centrifugal.centrifuge.PresenceStatsResult;
import io.github.centrifugal.centrifuge.RPCResult;
import io.github.centrifugal.centrifuge.SubscribedEvent;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Java SDK, unmodified. It speaks Protobuf and nothing else. */
interface SdkStory extends Story {

    private JavaSdk sdk(String user) {
        return new JavaSdk(socket(HandshakeStory.ENDPOINT), () -> Tokens.of(user));
    }

    @Test
    default void the_java_sdk_and_a_json_client_talk_in_one_channel() throws Exception {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = sdk("anna");
                var ben = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("ben"))) {
            anna.subscribe(channel);
            JavaSdk.next(anna.subscribed);
            ben.subscribe(channel);
            anna.publish(channel, "{\"n\" : 1.0e2}");
            ben.push("\"data\":{\"n\" : 1.0e2},", "\"user\":\"anna\"", "\"offset\":1");
            assertEquals("{\"n\" : 1.0e2}", anna.nextText());

            ben.publish(channel, "\"\u00e4\"");
            var heard = JavaSdk.next(anna.publications);
            assertEquals("\"\u00e4\"", new String(heard.getData(), UTF_8));
            assertEquals("ben", heard.getInfo().getUser());
            assertEquals(2, heard.getOffset());
        }
    }

    @Test
    default void the_java_sdk_reads_presence_and_history_and_calls() throws Exception {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = sdk("anna");
                var ben = sdk("ben")) {
            anna.subscribe(channel);
            ben.subscribe(channel);
            JavaSdk.next(anna.subscribed);
            JavaSdk.next(ben.subscribed);
            PresenceResult presence = JavaSdk.ask(done -> anna.client().presence(channel, done));
            assertEquals(
                    Set.of("anna", "ben"),
                    presence.getClients().values().stream()
                            .map(ClientInfo::getUser)
                            .collect(Collectors.toSet()));
            PresenceStatsResult stats = JavaSdk.ask(done -> anna.client().presenceStats(channel, done));
            assertEquals(List.of(2, 2), List.of(stats.getNumClients(), stats.getNumUsers()));

            anna.publish(channel, "1");
            anna.publish(channel, "2");
            var two = new HistoryOptions.Builder().withLimit(2).build();
            HistoryResult history = JavaSdk.ask(done -> ben.client().history(channel, two, done));
            assertEquals(2, history.getOffset());
            assertEquals(
                    List.of("1", "2"),
                    history.getPublications().stream()
                            .map(publication -> new String(publication.getData(), UTF_8))
                            .toList());

            byte[] binary = {0, (byte) 0xff, '\n'};
            RPCResult echo = JavaSdk.ask(done -> anna.client().rpc("echo", binary, done));
            assertArrayEquals(binary, echo.getData());
        }
    }

    @Test
    default void the_java_sdk_recovers_what_it_missed_behind_a_cut_cable() throws Exception {
        String channel = "chat:" + UUID.randomUUID();
        try (var proxy = CuttableProxy.to(base());
                var ben = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("ben"));
                var anna = new JavaSdk(through(proxy), () -> Tokens.of("anna"))) {
            anna.subscribe(channel);
            JavaSdk.next(anna.subscribed);
            ben.subscribe(channel);
            ben.publish(channel, "1");
            assertEquals("1", anna.nextText());

            proxy.cut();
            ben.push("\"leave\":", "\"anna\"");
            for (int i = 2; i <= 20; i++) {
                ben.publish(channel, String.valueOf(i));
            }
            proxy.restore();
            SubscribedEvent again = JavaSdk.next(anna.subscribed);
            assertTrue(again.wasRecovering() && again.getRecovered());
            for (int i = 2; i <= 20; i++) {
                assertEquals(String.valueOf(i), anna.nextText());
            }
            ben.publish(channel, "21");
            assertEquals("21", anna.nextText());
        }
    }

    @Test
    default void the_java_sdk_refreshes_a_token_that_expires_and_stays() throws Exception {
        var asked = new AtomicInteger();
        try (var anna = new JavaSdk(socket(HandshakeStory.ENDPOINT), () -> {
            asked.incrementAndGet();
            return Tokens.expiring("anna", 5);
        })) {
            String id = JavaSdk.next(anna.connected).getClient();
            // the SDK asks again shortly before the first one expires, and the connection outlives that; a token of two
            // seconds was too short for it on a busy machine
            Await.until("two refreshes", JsonClient.PATIENCE.multipliedBy(2), () -> asked.get() >= 3);
            String channel = "chat:" + UUID.randomUUID();
            anna.subscribe(channel);
            JavaSdk.next(anna.subscribed);
            PresenceResult presence = JavaSdk.ask(done -> anna.client().presence(channel, done));
            assertEquals(Set.of(id), presence.getClients().keySet());
            assertTrue(anna.disconnected.isEmpty());
        }
    }

    @Test
    default void the_java_sdk_stops_for_good_when_its_token_is_bad() throws Exception {
        try (var mallory = new JavaSdk(socket(HandshakeStory.ENDPOINT), () -> "not.a.token")) {
            assertEquals(3500, JavaSdk.next(mallory.disconnected).getCode());
        }
    }

    private static URI through(CuttableProxy proxy) {
        return URI.create("ws" + proxy.base().toString().substring("http".length()) + HandshakeStory.ENDPOINT);
    }
}
