package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.protocol.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whatever bytes come in, a decoder answers with commands or with a refusal of its own, and throws nothing.
 *
 * <p>{@code bin/test --fuzz} lets Jazzer look for bytes that prove otherwise, guided by which code they reach; it knows
 * {@link #fuzzerTestOneInput} by its name. The property {@code tidings.fuzz.format} names the decoder.
 */
public final class DecoderFuzz {

    /** Those that read what clients send; the others share a decoder with one of them, or have none. */
    static final List<Format> FORMATS = List.of(
            Format.JSON, Format.PROTOBUF, Format.PLAIN, Format.PLAIN_MSGPACK, Format.PLAIN_PROTOBUF, Format.PUSHES);

    /** Longer ones slow the search down, and find nothing that short ones do not. */
    private static final int LONGEST_SEED = 2_000;

    private DecoderFuzz() {}

    /** Writes what Jazzer begins with: the golden frames, in a folder for each decoder. */
    public static void main(String[] folder) throws IOException {
        for (Format format : FORMATS) {
            Path seeds = Files.createDirectories(Path.of(folder[0], format.name()));
            int number = 0;
            for (byte[] frame : seeds(format)) {
                Files.write(seeds.resolve("golden-" + number++), frame);
            }
        }
    }

    /** One input of Jazzer's. */
    public static void fuzzerTestOneInput(byte[] frame) {
        check(Format.valueOf(System.getProperty("tidings.fuzz.format")), frame);
    }

    static List<byte[]> seeds(Format format) {
        Stream<String> files = switch (format) {
            case PROTOBUF -> Stream.of("protobuf-commands.jsonl");
            case PLAIN_MSGPACK, PLAIN_PROTOBUF -> Stream.of("plain-binary-messages.jsonl");
            default -> Stream.of("commands.jsonl", "plain-messages.jsonl");
        };
        return files.flatMap(GoldenFrame::in)
                .map(GoldenFrame::frame)
                .filter(frame -> frame.length < LONGEST_SEED)
                .toList();
    }

    static void check(Format format, byte[] frame) {
        byte[] before = frame.clone();
        CommandFrame read = format.codec().decode(frame);
        // the frames of emulated clients come in an envelope, which has decoders of its own
        if (format == Format.JSON) {
            EmulationRequest.json(frame);
        } else if (format == Format.PROTOBUF) {
            EmulationRequest.protobuf(frame);
        }
        require(Arrays.equals(before, frame), "a decoder that writes", before);
        require(read.malformed() != null || !read.commands().isEmpty(), "neither command nor refusal", before);
        for (Command command : read.commands()) {
            require(isGood(CommandFields.of(command), format), "bad text in " + command, before);
        }
    }

    /** Whether all payloads in there are JSON, if they have to be, and all strings Unicode. */
    private static boolean isGood(Object field, Format format) {
        if (field instanceof Map<?, ?> fields) {
            Object data = fields.get("data");
            return (format.binary() || !(data instanceof String text) || JsonText.isValid(text.getBytes(UTF_8)))
                    && fields.keySet().stream().allMatch(key -> isGood(key, format))
                    && fields.values().stream().allMatch(value -> isGood(value, format));
        }
        return !(field instanceof String text) || UTF_8.newEncoder().canEncode(text);
    }

    private static void require(boolean condition, String what, byte[] frame) {
        if (!condition) {
            throw new AssertionError(what + ": " + HexFormat.of().formatHex(frame));
        }
    }
}
