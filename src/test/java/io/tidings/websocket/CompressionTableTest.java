package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.CompressionConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/transports.md says about sizes. */
class CompressionTableTest {

    private static double left(String sample, int level) {
        Map<String, byte[]> samples = CompressionTable.samples();
        byte[] payload = samples.get(sample);
        byte[] smaller = Deflation.of(new CompressionConfig(true, 0, level)).deflate(payload);
        return smaller == null ? 1 : smaller.length / (double) payload.length;
    }

    @Test
    void a_small_message_by_itself_keeps_most_of_its_bytes_and_many_together_few() {
        assertTrue(left("a quote", 1) > 0.6);
        assertTrue(left("ten quotes that go together", 1) < 0.35);
        assertTrue(left("a hundred quotes that go together", 1) < 0.25);
        assertTrue(left("the state of a game with 40 players", 1) < 0.4);
    }

    @Test
    void the_table_has_a_row_for_each_sample() {
        assertEquals(7, CompressionTable.samples().size());
        assertTrue(CompressionTable.samples().values().stream().allMatch(each -> each.length > 100));
    }
}
