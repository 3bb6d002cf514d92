package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is done to the server, and nothing else, is what the metrics say. */
interface MetricsStory extends Story {

    /** The page that every server has. */
    String PAGE = "tidings/metrics";

    String PUBLICATIONS = "tidings_publications_total{namespace=\"chat\"}";
    String DELIVERIES = "tidings_deliveries_total{transport=\"websocket\"}";
    String MISSED = "tidings_errors_total{code=\"102\"}";
    String CONNECTS = "tidings_commands_total{command=\"connect\"}";
    String CLIENT_ENDS = "tidings_disconnects_total{code=\"3000\"}";
    String SERVER_ENDS = "tidings_disconnects_total{code=\"3501\"}";
    String OPENED = "tidings_connections_opened_total{transport=\"websocket\"}";
    String OPEN = "tidings_connections{format=\"json\",transport=\"websocket\"}";
    String LINGERING = "tidings_connections_lingering";
    String CLOSES = "tidings_close_seconds_count";

    /** What {@link #ends} moves by. */
    int ENDS_OF_ACT = 3;

    String LATENCY = "tidings_publish_to_socket_seconds";

    /** The way that frames go there, by its name. */
    String way();

    /** Where the metrics are: the page that every server has, and the container's own if there is one. */
    default List<String> pages() {
        return List.of(PAGE);
    }

    @Test
    default void the_metrics_move_by_exactly_what_was_done() {
        // who vanished in the middle of something is found out by pings: 25 s to the next, 8 s for its answer, and
        // again
        Await.until("earlier stories' connections are gone", Duration.ofSeconds(90), () -> nobodyIsHere());
        String channel = "chat:" + UUID.randomUUID();
        // everything happens once before it is counted, so that every metric is there
        double ends = ends(read(PAGE));
        act(channel);
        Await.until(
                "all have gone", JsonClient.PATIENCE, () -> nobodyIsHere() && ends(read(PAGE)) >= ends + ENDS_OF_ACT);
        // Payara shows a name that is new from the second look on
        pages().forEach(this::read);
        Map<String, Map<String, Double>> before = new TreeMap<>();
        pages().forEach(page -> before.put(page, read(page)));
        act(channel);
        for (String page : pages()) {
            Map<String, Double> then = before.get(page);
            Await.until("the ends are counted at " + page, JsonClient.PATIENCE, () -> {
                Map<String, Double> now = read(page);
                return now.getOrDefault(OPEN, -1.0) == 0
                        && ends(now) >= ends(then) + ENDS_OF_ACT
                        && now.getOrDefault(LINGERING, Double.MAX_VALUE) <= then.getOrDefault(LINGERING, 0.0);
            });
            Map<String, Double> now = read(page);
            assertEquals(3, moved(PUBLICATIONS, then, now), page);
            assertEquals(6, moved(DELIVERIES, then, now), page);
            assertEquals(1, moved(MISSED, then, now), page);
            assertEquals(3, moved(CONNECTS, then, now), page);
            assertEquals(3, moved(OPENED, then, now), page);
            // who goes first says so to the other, who may be going: then that could not be written, and is the reason
            assertEquals(3, ends(now) - ends(then), page);
            assertTrue(moved(CLIENT_ENDS, then, now) >= 1, page);
            assertEquals(1, moved(SERVER_ENDS, then, now), page);
            assertTrue(moved(CLOSES, then, now) >= 1, page);
            for (String quantile : List.of("0.5", "0.99", "0.999")) {
                String p = now.keySet().stream()
                        .filter(name -> name.startsWith(LATENCY + "{")
                                && name.contains("quantile=\"" + quantile + "\"")
                                && name.contains("transport=\"websocket\""))
                        .findFirst()
                        .orElse("no p" + quantile + " at " + page);
                assertTrue(now.getOrDefault(p, Double.NaN) > 0, p);
            }
        }
    }

    @Test
    default void the_way_that_frames_go_is_the_one_that_this_server_is_known_for() {
        String sender = "tidings_frame_sender_info{sender=\"";
        for (String page : pages()) {
            // Payara shows a name that is new from the second look on
            read(page);
            assertEquals(
                    List.of(sender + way() + "\"}=1.0"),
                    read(page).entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith(sender))
                            .map(Object::toString)
                            .toList(),
                    page);
        }
    }

    @Test
    default void the_page_is_not_for_who_comes_through_a_proxy() {
        for (String trace : List.of("X-Forwarded-For", "Forwarded", "Via")) {
            var answer = Http.send("GET", base().resolve(PAGE), "", trace, "for=192.0.2.7");
            assertEquals(403, answer.statusCode(), trace);
            assertFalse(answer.body().contains("tidings_"), answer::body);
        }
    }

    /** Two subscribers, three publications, a refusal, a client that breaks the protocol. */
    private void act(String channel) {
        try (var reader = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("reader"));
                var writer = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("writer"));
                var rude = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("rude"))) {
            reader.subscribe(channel);
            writer.subscribe(channel);
            assertEquals(102, writer.error("\"subscribe\":{\"channel\":\"nowhere:at all\"}"));
            for (int i = 0; i < 3; i++) {
                writer.publish(channel, "\"metric " + i + "\"");
                reader.push("\"metric " + i + "\"");
                writer.push("\"metric " + i + "\"");
            }
            rude.send("nonsense");
            assertEquals(3501, rude.end().code());
        }
    }

    /** Nobody of an earlier story is left, over whatever transport: the ends of all are counted together. */
    private boolean nobodyIsHere() {
        return read(pages().get(0)).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("tidings_connections{"))
                .allMatch(entry -> entry.getValue() == 0);
    }

    /** Connections that ended, for any reason; each is counted a moment after the connection is not. */
    private static double ends(Map<String, Double> now) {
        return now.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("tidings_disconnects_total{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static double moved(String name, Map<String, Double> then, Map<String, Double> now) {
        return now.getOrDefault(name, Double.NaN) - then.getOrDefault(name, 0.0);
    }

    private Map<String, Double> read(String page) {
        return new MetricsPage(base().resolve(page)).read();
    }
}
