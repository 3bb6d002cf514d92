package io.tidings.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkerTest {

    @Test
    void what_was_written_is_read() {
        var random = new Random(7);
        byte[] b = new byte[Marker.LENGTH + 6];
        for (int i = 0; i < 1_000; i++) {
            long time = random.nextLong();
            int stream = random.nextInt();
            int sequence = random.nextInt();
            Marker.write(b, 3, time, stream, sequence);
            assertTrue(Marker.isAt(b, 3, b.length));
            assertEquals(time, Marker.time(b, 3));
            assertEquals(stream, Marker.stream(b, 3));
            assertEquals(sequence, Marker.sequence(b, 3));
        }
    }

    @Test
    void half_a_marker_is_none() {
        byte[] b = new byte[Marker.LENGTH];
        Marker.write(b, 0, 1, 2, 3);
        assertFalse(Marker.isAt(b, 0, b.length - 1));
        assertFalse(Marker.isAt(b, 1, b.length));
    }

    @Test
    void seeking_stops_at_signs_and_line_ends_and_nowhere_else() {
        var random = new Random(8);
        byte[] near = {'@', '\n', '@' - 1, '@' + 1, '\n' + 1, '\n' - 1, (byte) ('@' | 0x80), (byte) ('\n' | 0x80), 0, -1
        };
        for (int i = 0; i < 20_000; i++) {
            byte[] b = new byte[random.nextInt(40)];
            random.nextBytes(b);
            for (int j = random.nextInt(4); j > 0 && b.length > 0; j--) {
                b[random.nextInt(b.length)] = near[random.nextInt(near.length)];
            }
            int from = random.nextInt(b.length + 1);
            int end = from + random.nextInt(b.length - from + 1);
            int expected = from;
            while (expected < end && b[expected] != '@' && b[expected] != '\n') {
                expected++;
            }
            assertEquals(expected, Marker.seek(b, from, end));
        }
    }

    @Test
    void a_payload_has_its_size_and_room_for_the_marker() {
        assertEquals(64, Marker.payload(64).length());
        assertThrows(IllegalArgumentException.class, () -> Marker.payload(Marker.LENGTH - 1));
    }
}
