package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code new EventSource('/api/announcements')}, as a browser does it. The channel keeps three publications. */
interface AnnouncementsStory extends Story {

    String CHANNEL = "asking:announcements";

    private OpenResponse announcements(String lastEventId) {
        var request = HttpRequest.newBuilder(base().resolve("api/announcements"));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return OpenResponse.to(request.build());
    }

    private static String id(String line) {
        assertTrue(line.startsWith("id: "), line);
        return line.substring("id: ".length());
    }

    @Test
    default void who_reconnects_misses_nothing_and_is_told_when_that_cannot_be() {
        String run = UUID.randomUUID().toString();
        try (var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            String start;
            try (var first = announcements("")) {
                assertEquals(200, first.status());
                assertTrue(first.header("Content-Type").startsWith("text/event-stream"));
                assertEquals("retry: 3000", first.line("retry"));
                start = id(first.line("id: "));
                anna.publish(CHANNEL, "{\"text\":\"1 " + run + "\"}");
                String data = first.line("1 " + run);
                assertEquals("data: {\"text\":\"1 " + run + "\"}", data);
            }
            String last;
            anna.publish(CHANNEL, "\"2 " + run + "\"");
            try (var back = announcements(start)) {
                back.line("data: ", "1 " + run);
                back.line("data: ", "2 " + run);
                back.line("id: ");
                last = id(back.line("id: "));
                anna.publish(CHANNEL, "\"3 " + run + "\"");
                back.line("data: ", "3 " + run);
            }
            for (int i = 4; i <= 7; i++) {
                anna.publish(CHANNEL, "\"" + i + " " + run + "\"");
            }
            try (var late = announcements(last)) {
                late.line("event: reset");
                anna.publish(CHANNEL, "\"8 " + run + "\"");
                late.line("data: ", "8 " + run);
                assertTrue(late.left().stream().noneMatch(line -> line.contains("4 " + run)));
            }
            try (var other = announcements(last.replaceAll("-.*", "-anotherEpoch"))) {
                other.line("event: reset");
            }
        }
    }

    @Test
    default void readers_are_not_among_those_present() {
        try (var reader = announcements("");
                var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            reader.line("id: ");
            anna.subscribe(CHANNEL);
            String there = anna.ask("\"presence\":{\"channel\":\"" + CHANNEL + "\"}");
            assertEquals(1, there.split("\"client\":", -1).length - 1, there);
        }
    }
}
