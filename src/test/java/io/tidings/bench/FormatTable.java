package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.tidings.codec.Format;
import io.tidings.codec.wire.Centrifuge;
import io.tidings.codec.wire.Plain;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/**
 * What a message costs in each format: bytes on the wire, and the server's time to encode and to decode it, with JSON as
 * 1.00. Prints two tables in Markdown. {@code main} takes no arguments and lasts about a minute.
 *
 * <p>All formats take turns in every round, and a figure is the median of the rounds, so that whatever else the machine
 * does hits all of them.
 */
public final class FormatTable {

    /** Processor time and not the clock's: others may be at work on this machine. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int ROUNDS = 11;
    private static final int REPEAT = 20_000;
    private static final ClientInfo ANNA =
            new ClientInfo("user123", "0d8f2c1e-7a54-4c0b-9f43-5b1f6f3f9b21", null, null);

    private static final List<FormatSample> SAMPLES = FormatSample.all();

    private FormatTable() {}

    public static void main(String[] none) throws IOException {
        System.out.print(sizes());
        System.out.println();
        System.out.print(times());
    }

    /** Bytes of a publication on its way to a subscriber, as ratios to JSON. */
    static String sizes() throws IOException {
        StringBuilder table = new StringBuilder("""
                | bytes on the wire, JSON = 1.00 | JSON, bytes | Protobuf | Protobuf, payload too | plain JSON, bytes | plain Protobuf | plain Protobuf, payload too | plain MessagePack | plain MessagePack, payload too |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (FormatSample sample : SAMPLES) {
            int json = size(Format.JSON, sample, sample.json());
            int plain = size(Format.PLAIN, sample, sample.json());
            table.append(row(
                    sample.name(),
                    String.valueOf(json),
                    ratio(size(Format.PROTOBUF, sample, sample.json()), json),
                    ratio(size(Format.PROTOBUF, sample, sample.protobuf()), json),
                    String.valueOf(plain),
                    ratio(size(Format.PLAIN_PROTOBUF, sample, sample.json()), plain),
                    ratio(size(Format.PLAIN_PROTOBUF, sample, sample.protobuf()), plain),
                    ratio(size(Format.PLAIN_MSGPACK, sample, sample.json()), plain),
                    ratio(size(Format.PLAIN_MSGPACK, sample, sample.msgpack()), plain)));
        }
        return table.toString();
    }

    /** The server's time for the same messages, the payload in JSON, as ratios to JSON. */
    static String times() throws IOException {
        StringBuilder table = new StringBuilder("""
                | time, JSON = 1.00 | Protobuf, encode | decode | plain Protobuf, encode | decode | plain MessagePack, encode | decode |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (FormatSample sample : SAMPLES) {
            double[] encode = medians(encoders(sample));
            double[] decode = medians(decoders(sample));
            table.append(row(
                    sample.name(),
                    ratio(encode[1], encode[0]),
                    ratio(decode[1], decode[0]),
                    ratio(encode[3], encode[2]),
                    ratio(decode[3], decode[2]),
                    ratio(encode[4], encode[2]),
                    ratio(decode[4], decode[2])));
        }
        return table.toString();
    }

    private static int size(Format format, FormatSample sample, byte[] payload) {
        return format.codec().encode(push(sample, payload)).length;
    }

    private static Push push(FormatSample sample, byte[] payload) {
        Payload data = Arrays.equals(payload, sample.json()) ? Payload.json(payload) : Payload.of(payload);
        return new Push.OfPublication(sample.channel(), new Publication(data, ANNA, 1_234, Map.of()), "");
    }

    private static List<IntSupplier> encoders(FormatSample sample) {
        Push push = push(sample, sample.json());
        return formats().stream()
                .<IntSupplier>map(format -> () -> format.codec().encode(push).length)
                .toList();
    }

    /** What a client sends to publish the same, read. */
    private static List<IntSupplier> decoders(FormatSample sample) throws IOException {
        List<byte[]> frames = List.of(
                ("{\"id\":7,\"publish\":{\"channel\":\"" + sample.channel() + "\",\"data\":" + sample.jsonText() + "}}")
                        .getBytes(UTF_8),
                publishCommand(sample),
                ("{\"type\":\"chat\",\"channel\":\"" + sample.channel() + "\",\"content\":" + sample.jsonText() + "}")
                        .getBytes(UTF_8),
                Plain.Message.newBuilder()
                        .setType("chat")
                        .setChannel(sample.channel())
                        .setContent(ByteString.copyFrom(sample.json()))
                        .build()
                        .toByteArray(),
                packedMessage(sample));
        List<IntSupplier> decoders = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Format format = formats().get(i);
            byte[] frame = frames.get(i);
            decoders.add(() -> format.codec().decode(frame).commands().size());
        }
        return decoders;
    }

    private static byte[] publishCommand(FormatSample sample) throws IOException {
        var frame = new ByteArrayOutputStream();
        Centrifuge.Command.newBuilder()
                .setId(7)
                .setPublish(Centrifuge.PublishRequest.newBuilder()
                        .setChannel(sample.channel())
                        .setData(ByteString.copyFrom(sample.json())))
                .build()
                .writeDelimitedTo(frame);
        return frame.toByteArray();
    }

    private static byte[] packedMessage(FormatSample sample) throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(3).packString("type").packString("chat");
            packer.packString("channel").packString(sample.channel());
            packer.packString("content").packBinaryHeader(sample.json().length).addPayload(sample.json());
            return packer.toByteArray();
        }
    }

    private static List<Format> formats() {
        return List.of(Format.JSON, Format.PROTOBUF, Format.PLAIN, Format.PLAIN_PROTOBUF, Format.PLAIN_MSGPACK);
    }

    /** Nanoseconds a call, in the order of {@code works}: the median of rounds in which all take turns. */
    private static double[] medians(List<IntSupplier> works) {
        double[][] rounds = new double[works.size()][ROUNDS];
        int seen = 0;
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < works.size(); i++) {
                IntSupplier work = works.get(i);
                long start = CPU.getCurrentThreadCpuTime();
                for (int n = 0; n < REPEAT; n++) {
                    seen += work.getAsInt();
                }
                // the first half is for the compiler
                rounds[i][Math.max(round, 0)] = (CPU.getCurrentThreadCpuTime() - start) / (double) REPEAT;
            }
        }
        if (seen == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return Arrays.stream(rounds)
                .mapToDouble(round -> {
                    Arrays.sort(round);
                    return round[ROUNDS / 2];
                })
                .toArray();
    }

    private static String ratio(double value, double of) {
        return String.format(Locale.ROOT, "%.2f", value / of);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
