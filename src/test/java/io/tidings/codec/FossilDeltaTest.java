package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FossilDeltaTest {

    private static String patch(String source, String target) {
        byte[] patch = FossilDelta.between(source.getBytes(UTF_8), target.getBytes(UTF_8));
        return patch == null ? null : new String(patch, UTF_8);
    }

    @Test
    void a_patch_is_length_copies_insertions_and_checksum() {
        String before = "{\"symbol\":\"ACME\",\"bid\":101.25,\"ask\":101.27}";
        String after = "{\"symbol\":\"ACME\",\"bid\":101.26,\"ask\":101.27}";
        String patch = patch(before, after);
        assertEquals(after, FossilPatch.apply(before, patch));
        assertTrue(patch.startsWith("g\nS@0,1:6E@T,"), patch);
    }

    @Test
    void the_same_again_is_one_copy() {
        String same = "0123456789".repeat(10);
        assertTrue(patch(same, same).startsWith("1_\n1_@0,"), patch(same, same));
        assertEquals(same, FossilPatch.apply(same, patch(same, same)));
    }

    @Test
    void a_patch_that_is_not_shorter_is_none() {
        assertNull(patch("", ""));
        assertNull(patch("abc", "abc"));
        assertNull(patch("", "0123456789".repeat(10)));
        assertNull(patch("x".repeat(100), "0123456789".repeat(10)));
    }

    @Test
    void words_of_the_checksum_wrap_and_the_last_is_filled_up() {
        assertEquals(0, FossilDelta.checksum(new byte[0]));
        assertEquals(0x61626364, FossilDelta.checksum("abcd".getBytes(UTF_8)));
        assertEquals(0xC6626364, FossilDelta.checksum("abcde".getBytes(UTF_8)));
        byte[] ones = new byte[8];
        Arrays.fill(ones, (byte) 0xFF);
        assertEquals(-2, FossilDelta.checksum(ones));
    }

    @Test
    void random_edits_of_random_bytes_come_out_as_they_went_in() {
        Random random = Seed.random();
        int patched = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] source = new byte[random.nextInt(i % 100 == 0 ? 100_000 : 600)];
            random.nextBytes(source);
            if (i % 2 == 0) {
                // few letters: as many candidates as there can be, continuation bytes among them
                for (int at = 0; at < source.length; at++) {
                    source[at] = (byte) (i % 4 == 0 ? 0x80 | (source[at] & 1) : 'a' + (source[at] & 1));
                }
            }
            byte[] target = edited(source, random);
            byte[] patch = FossilDelta.between(source, target);
            if (patch != null) {
                patched++;
                assertTrue(patch.length < target.length, Seed.repeat());
                assertArrayEquals(target, FossilPatch.apply(source, patch), Seed.repeat());
            }
        }
        assertTrue(patched > 1_000, "hardly a patch: " + patched);
    }

    private static byte[] edited(byte[] source, Random random) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        int edits = random.nextInt(6);
        for (int i = 0; i <= edits; i++) {
            int from = random.nextInt(source.length + 1);
            int to = from + random.nextInt(source.length - from + 1);
            target.write(source, from, to - from);
            byte[] more = new byte[random.nextInt(20)];
            random.nextBytes(more);
            target.writeBytes(more);
        }
        return target.toByteArray();
    }

    @Test
    void a_patch_for_text_is_text_whatever_the_source_is() {
        Random random = Seed.random();
        int patched = 0;
        for (int i = 0; i < 3_000; i++) {
            String before = text(random, 40 + random.nextInt(200));
            String after = text(random, 5) + before.substring(random.nextInt(30)) + text(random, 5);
            byte[] source = before.getBytes(UTF_8);
            byte[] target = after.getBytes(UTF_8);
            if (i % 2 == 0 && source.length > 0) {
                source = Arrays.copyOfRange(source, random.nextInt(3), source.length);
            }
            byte[] patch = FossilDelta.between(source, target);
            if (patch != null) {
                patched++;
                assertTrue(Utf8.isValid(patch, 0, patch.length), Seed.repeat());
                assertArrayEquals(target, FossilPatch.apply(source, patch), Seed.repeat());
            }
        }
        assertTrue(patched > 1_000, "hardly a patch: " + patched);
    }

    /** Neighbours in Unicode: their bytes differ in the last one only. */
    private static String text(Random random, int characters) {
        int[] points = random.ints(characters, 0, 12)
                .map(i -> i < 4 ? 0x430 + i : i < 8 ? 0x65E5 + i : 0x1F600 + i)
                .toArray();
        return new String(points, 0, points.length);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void what_repeats_itself_does_not_take_for_ever() {
        byte[] source = "ab".repeat(1 << 20).getBytes(UTF_8);
        byte[] target = ("x" + "ab".repeat(7) + "y").repeat(1 << 16).getBytes(UTF_8);
        byte[] patch = FossilDelta.between(source, target);
        assertNotNull(patch);
        assertArrayEquals(target, FossilPatch.apply(source, patch));
    }
}
