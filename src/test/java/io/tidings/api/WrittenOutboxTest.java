package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.protocol.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenOutboxTest {

    private record Written(String channel, String data, boolean text, Outbox.Options options) {}

    /** What JSON-B writes. */
    public record Headline(String title) {}

    private final List<Written> rows = new ArrayList<>();
    private final Outbox outbox = new WrittenOutbox(channel -> !channel.startsWith("unknown:"), this::write);

    private void write(String channel, Payload data, boolean text, Outbox.Options options) {
        rows.add(new Written(channel, data.text(), text, options));
    }

    @Test
    void an_object_is_written_by_json_b() {
        outbox.publish("news:1", new Headline("it rains"));
        assertEquals(List.of(new Written("news:1", "{\"title\":\"it rains\"}", true, Outbox.Options.NONE)), rows);
    }

    @Test
    void text_and_bytes_are_written_as_they_are_with_their_options() {
        Outbox.Options options = Outbox.Options.NONE
                .withTag("kind", "x")
                .withTag("of", "y")
                .withIdempotencyKey("once")
                .withPartitionKey("order-7");
        outbox.publishJson("news:1", "{\"a\" : 1.0}", options);
        outbox.publishBytes("news:1", new byte[] {'o', 'k'}, options);
        assertEquals(new Outbox.Options(Map.of("kind", "x", "of", "y"), "once", "order-7"), options);
        assertEquals(
                List.of(
                        new Written("news:1", "{\"a\" : 1.0}", true, options),
                        new Written("news:1", "ok", false, options)),
                rows);
    }

    @Test
    void what_could_never_be_published_is_refused_at_once() {
        assertThrows(IllegalArgumentException.class, () -> outbox.publish("unknown:1", 1));
        assertThrows(IllegalArgumentException.class, () -> outbox.publishJson("news:1", " ", Outbox.Options.NONE));
        assertEquals(List.of(), rows);
    }
}
