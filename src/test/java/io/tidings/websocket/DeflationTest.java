package io.tidings.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.CompressionConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflationTest {

    private static Deflation of(int minSize, int level) {
        return Deflation.of(new CompressionConfig(true, minSize, level));
    }

    private static void assertSame(byte[] expected, byte[] compressed) {
        Inflation inflated = Inflation.of(compressed, expected.length);
        assertEquals(0, inflated.violation());
        assertArrayEquals(expected, Arrays.copyOf(inflated.bytes(), inflated.size()));
    }

    private static byte[] quotes(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("{\"push\":{\"channel\":\"quotes:eurusd\",\"pub\":{\"data\":{\"bid\":1.0")
                    .append(8_000 + 7 * i)
                    .append("},\"offset\":")
                    .append(i)
                    .append("}}}\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    @Test
    void nothing_is_compressed_unless_it_is_asked_for() {
        assertNull(Deflation.of(CompressionConfig.OFF));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 9})
    void what_was_compressed_is_smaller_and_inflates_to_what_it_was(int level) {
        var deflation = of(0, level);
        for (int count : new int[] {5, 100, 2_000}) {
            byte[] payload = quotes(count);
            byte[] smaller = deflation.deflate(payload);
            assertNotNull(smaller);
            assertTrue(smaller.length < payload.length / 2, smaller.length + " of " + payload.length);
            assertSame(payload, smaller);
        }
    }

    @Test
    void the_same_payload_gives_the_same_bytes_whatever_came_before() {
        var deflation = of(0, 1);
        byte[] first = deflation.deflate(quotes(10));
        deflation.deflate(quotes(77));
        assertArrayEquals(first, deflation.deflate(quotes(10)));
    }

    @Test
    void what_would_not_become_smaller_stays() {
        var deflation = of(0, 9);
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        assertNull(deflation.deflate(noise));
        assertNull(deflation.deflate(new byte[0]));
        assertNull(deflation.deflate("{}".getBytes(UTF_8)));
        assertNotNull(deflation.deflate(new byte[100]));
    }

    @Test
    void what_is_smaller_than_the_least_size_stays() {
        assertNull(of(256, 1).deflate(new byte[255]));
        assertNotNull(of(256, 1).deflate(new byte[256]));
    }

    @Test
    void several_threads_compress_at_once() {
        var deflation = of(0, 1);
        List<byte[]> payloads =
                IntStream.range(1, 200).mapToObj(DeflationTest::quotes).toList();
        payloads.parallelStream().forEach(payload -> assertSame(payload, deflation.deflate(payload)));
    }
}
