package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many bytes deltas save on streams such as applications send: prints the table of {@code docs/delivery.md}. What is
 * counted is the item on the wire, channel and offset included; the streams are the same in every run.
 */
public final class DeltaSizes {

    private static final int PUBLICATIONS = 1_000;
    private static final long SEED = 20_260_101;

    private DeltaSizes() {}

    public static void main(String[] args) {
        System.out.println(table());
    }

    /** The table, in Markdown. */
    static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| stream | payload | JSON | JSON with deltas | Protobuf | Protobuf with deltas |");
        lines.add("| --- | --- | --- | --- | --- | --- |");
        lines.add(row("a quote of one share", quotes(new Random(SEED))));
        lines.add(row("an order book, 20 levels", books(new Random(SEED))));
        lines.add(row("a game, 12 players", games(new Random(SEED))));
        lines.add(row("a sensor's reading", sensors(new Random(SEED))));
        lines.add(row("chat lines", chats(new Random(SEED))));
        return String.join("\n", lines);
    }

    private static String row(String name, IntFunction<String> stream) {
        long[] sizes = new long[4];
        long data = 0;
        byte[] before = null;
        for (int i = 1; i <= PUBLICATIONS; i++) {
            byte[] now = stream.apply(i).getBytes(UTF_8);
            byte[] patch = before == null ? null : FossilDelta.between(before, now);
            Payload plain = Payload.json(now);
            Payload delta = patch == null ? plain.whole() : Payload.patch(patch);
            sizes[0] += size(Format.JSON, plain, i);
            sizes[1] += size(Format.JSON, delta, i);
            sizes[2] += size(Format.PROTOBUF, plain, i);
            sizes[3] += size(Format.PROTOBUF, delta, i);
            data += now.length;
            before = now;
        }
        String ratios = IntStream.range(0, 4)
                .mapToObj(i -> String.format(Locale.ROOT, "%.2f", (double) sizes[i] / sizes[0]))
                .collect(Collectors.joining(" | "));
        return "| " + name + " | " + data / PUBLICATIONS + " bytes | " + ratios + " |";
    }

    private static int size(Format format, Payload data, int offset) {
        Publication publication = Publication.of(data, null).at(offset);
        return format.codec().encode(new Push.OfPublication("market:stream", publication, "abcd")).length
                + format.separator().length;
    }

    private static IntFunction<String> quotes(Random random) {
        int[] cents = {18_250};
        long[] volume = {1_000_000};
        return i -> {
            cents[0] += random.nextInt(7) - 3;
            volume[0] += random.nextInt(500);
            return String.format(
                    Locale.ROOT,
                    "{\"symbol\":\"ACME\",\"exchange\":\"XETRA\",\"currency\":\"EUR\",\"bid\":%.2f,\"bidSize\":%d,\"ask\":%.2f,"
                            + "\"askSize\":%d,\"last\":%.2f,\"volume\":%d,\"open\":181.75,\"high\":184.10,\"low\":180.95,"
                            + "\"time\":%d}",
                    cents[0] / 100.0,
                    100 * (1 + random.nextInt(9)),
                    (cents[0] + 2) / 100.0,
                    100 * (1 + random.nextInt(9)),
                    (cents[0] + 1) / 100.0,
                    volume[0],
                    1_786_000_000_000L + i * 137L);
        };
    }

    private static IntFunction<String> books(Random random) {
        int[] sizes = random.ints(20, 1, 500).toArray();
        return i -> {
            for (int change = 0; change < 2; change++) {
                sizes[random.nextInt(sizes.length)] = 1 + random.nextInt(500);
            }
            return "{\"book\":\"ACME\",\"seq\":" + (50_000 + i) + ",\"levels\":["
                    + IntStream.range(0, sizes.length)
                            .mapToObj(at -> "{\"price\":" + (18_200 + 5 * at) + ",\"size\":" + sizes[at] + "}")
                            .collect(Collectors.joining(","))
                    + "]}";
        };
    }

    private static IntFunction<String> games(Random random) {
        int[] x = random.ints(12, 0, 1_000).toArray();
        int[] y = random.ints(12, 0, 1_000).toArray();
        return i -> {
            for (int moved = 0; moved < 4; moved++) {
                int player = random.nextInt(x.length);
                x[player] += random.nextInt(5) - 2;
                y[player] += random.nextInt(5) - 2;
            }
            return "{\"tick\":" + i + ",\"players\":["
                    + IntStream.range(0, x.length)
                            .mapToObj(at -> "{\"id\":\"player-" + at + "\",\"x\":" + x[at] + ",\"y\":" + y[at]
                                    + ",\"health\":100,\"weapon\":\"bow\",\"team\":\"" + (at % 2 == 0 ? "red" : "blue")
                                    + "\"}")
                            .collect(Collectors.joining(","))
                    + "]}";
        };
    }

    private static IntFunction<String> sensors(Random random) {
        return i ->
                String.format(Locale.ROOT, "{\"sensor\":\"hall-3\",\"celsius\":%.1f}", 20 + random.nextInt(20) / 10.0);
    }

    private static IntFunction<String> chats(Random random) {
        String[] words = "the quick brown fox jumps over a lazy dog while nobody looks at all today".split(" ");
        return i -> "{\"user\":\"user-" + random.nextInt(30) + "\",\"text\":\""
                + random.ints(8, 0, words.length).mapToObj(at -> words[at]).collect(Collectors.joining(" ")) + "\"}";
    }
}
