package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever comes in, the codec answers with what it understood, and lets nothing through that it should not. */
class MutatedFramesTest {

    private static final int MUTATIONS = 200_000;
    private static final int LONGEST = 500;
    private static final byte[] TELLING_IN_TEXT = "\"\\{}[]:,\n\r\t 0-+.eEtfnu\0\u007f".getBytes(UTF_8);
    private static final byte[] TELLING_IN_BYTES =
            HexFormat.of().parseHex("00010204080a0b0c0d0e1222227f80818fbfc0dcdfedff");

    @ParameterizedTest
    @EnumSource(names = {"JSON", "PLAIN", "PROTOBUF", "PLAIN_MSGPACK", "PLAIN_PROTOBUF", "PUSHES"})
    void no_frame_makes_the_codec_throw_or_lets_bad_text_through(Format format) {
        Random random = Seed.random();
        List<byte[]> frames = DecoderFuzz.seeds(format).stream()
                .filter(frame -> frame.length < LONGEST)
                .toList();
        for (int i = 0; i < (format.binary() ? MUTATIONS / 4 : MUTATIONS); i++) {
            byte[] frame = mutated(frames.get(random.nextInt(frames.size())), telling(format), random);
            check(format, frame);
        }
    }

    private static void check(Format format, byte[] frame) {
        try {
            DecoderFuzz.check(format, frame);
        } catch (RuntimeException | Error e) {
            fail(repeat(frame), e);
        }
    }

    private static String repeat(byte[] frame) {
        return Seed.repeat() + " " + HexFormat.of().formatHex(frame);
    }

    /** Bytes that mean something: a blow with one of them does more than with any. */
    private static byte[] telling(Format format) {
        return format.binary() ? TELLING_IN_BYTES : TELLING_IN_TEXT;
    }

    private static byte[] mutated(byte[] frame, byte[] telling, Random random) {
        byte[] bytes = frame;
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = mutatedOnce(bytes, telling, random);
        }
        return bytes;
    }

    private static byte[] mutatedOnce(byte[] frame, byte[] telling, Random random) {
        int at = random.nextInt(frame.length + 1);
        int to = Math.min(frame.length, at + random.nextInt(8));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(frame, at, at, new byte[] {telling[random.nextInt(telling.length)]});
            case 1 -> spliced(frame, at, Math.min(at + 1, frame.length), new byte[] {(byte) random.nextInt(256)});
            case 2 -> spliced(frame, at, to, new byte[0]);
            case 3 -> spliced(frame, at, at, Arrays.copyOfRange(frame, at, to));
            case 4 -> spliced(frame, at, frame.length, new byte[0]);
            default ->
                spliced(frame, at, Math.min(at + 1, frame.length), new byte[] {telling[random.nextInt(telling.length)]
                });
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        byte[] result = new byte[from + between.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(bytes, to, result, from + between.length, bytes.length - to);
        return result;
    }
}
