package io.tidings.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.config.CompressionConfig;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What compression makes of messages to clients, each by itself as they are sent: how many bytes are left, and the
 * processor time for it, once for all clients of a worker. Prints a table in Markdown. {@code main} takes no arguments and
 * lasts about half a minute.
 */
public final class CompressionTable {

    private static final int[] LEVELS = {1, 6, 9};
    private static final int ROUNDS = 9;
    private static final long ROUND_BYTES = 4_000_000;

    private CompressionTable() {}

    public static void main(String[] none) {
        System.out.print(table());
    }

    static String table() {
        StringBuilder table = new StringBuilder("""
                | message | bytes | left, level 1 | level 6 | level 9 | time, level 1 = 1.0 | level 6 | level 9 | level 1, ns a byte |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        samples().forEach((name, payload) -> table.append(row(name, payload)));
        return table.toString();
    }

    private static String row(String name, byte[] payload) {
        StringBuilder row = new StringBuilder("| " + name + " | " + payload.length);
        double[] nanos = new double[LEVELS.length];
        for (int i = 0; i < LEVELS.length; i++) {
            Deflation deflation = deflation(LEVELS[i]);
            byte[] smaller = deflation.deflate(payload);
            row.append(format(" | %.2f", smaller == null ? 1.0 : smaller.length / (double) payload.length));
            nanos[i] = nanos(deflation, payload);
        }
        for (double each : nanos) {
            row.append(format(" | %.1f", each / nanos[0]));
        }
        return row.append(format(" | %.0f |\n", nanos[0] / payload.length)).toString();
    }

    private static String format(String form, double number) {
        return String.format(Locale.ROOT, form, number);
    }

    private static Deflation deflation(int level) {
        return Objects.requireNonNull(Deflation.of(new CompressionConfig(true, 0, level)));
    }

    /** Processor time of one message; the median of rounds, of which the first are for the compiler. */
    private static double nanos(Deflation deflation, byte[] payload) {
        var cpu = ManagementFactory.getThreadMXBean();
        double[] rounds = new double[ROUNDS];
        int repeat = (int) (ROUND_BYTES / (payload.length + 200)) + 1;
        for (int round = -2; round < ROUNDS; round++) {
            long start = cpu.getCurrentThreadCpuTime();
            for (int i = 0; i < repeat; i++) {
                deflation.deflate(payload);
            }
            rounds[Math.max(round, 0)] = (cpu.getCurrentThreadCpuTime() - start) / (double) repeat;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    /** As they leave; numbers differ from one to the next as they do in life. */
    static Map<String, byte[]> samples() {
        var random = new Random(42);
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("a chat line", chat(random, 1));
        samples.put("ten chat lines that go together", lines(10, i -> chat(random, i)));
        samples.put("a quote", quote(random, 1));
        samples.put("ten quotes that go together", lines(10, i -> quote(random, i)));
        samples.put("a hundred quotes that go together", lines(100, i -> quote(random, i)));
        samples.put("the state of a game with 40 players", game(random));
        samples.put("a list of 100 orders", orders(random));
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        samples.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
        return bytes;
    }

    private static String lines(int count, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String push(String channel, String data, int offset) {
        return "{\"push\":{\"channel\":\"" + channel + "\",\"pub\":{\"data\":" + data + ",\"offset\":"
                + (31_415 + offset) + "}}}";
    }

    private static String chat(Random random, int offset) {
        String[] words =
                ("are you coming to the meeting at three i have figures for last week and they look good we should"
                                + " talk about what comes next before anybody else does it")
                        .split(" ");
        String text = random.ints(5 + random.nextInt(15), 0, words.length)
                .mapToObj(i -> words[i])
                .collect(Collectors.joining(" "));
        return push(
                "chat:room-42",
                "{\"text\":\"" + text + "\",\"from\":\"user" + random.nextInt(1_000) + "\",\"at\":"
                        + (1_767_225_600_000L + random.nextInt(1_000_000)) + "}",
                offset);
    }

    private static String quote(Random random, int offset) {
        double bid = 90 + random.nextInt(2_000) / 100.0;
        return push(
                "quotes:ACME",
                format("{\"symbol\":\"ACME\",\"bid\":%.2f", bid) + format(",\"ask\":%.2f", bid + 0.02)
                        + format(",\"last\":%.2f", bid + 0.01) + ",\"volume\":" + random.nextInt(2_000_000) + ",\"at\":"
                        + (1_767_225_600_000L + random.nextInt(1_000_000)) + "}",
                offset);
    }

    private static String game(Random random) {
        String players = IntStream.range(0, 40)
                .mapToObj(i -> "{\"id\":" + i + format(",\"x\":%.1f", random.nextInt(20_000) / 10.0)
                        + format(",\"y\":%.1f", random.nextInt(20_000) / 10.0) + ",\"health\":" + random.nextInt(100)
                        + ",\"state\":\"" + (random.nextInt(4) == 0 ? "hiding" : "running") + "\"}")
                .collect(Collectors.joining(","));
        return push("game:7", "{\"tick\":123456,\"players\":[" + players + "]}", 1);
    }

    private static String orders(Random random) {
        String orders = IntStream.range(0, 100)
                .mapToObj(i -> "{\"orderId\":\"" + new java.util.UUID(random.nextLong(), random.nextLong())
                        + "\",\"customer\":\"customer-" + random.nextInt(10_000) + "\",\"status\":\""
                        + (random.nextBoolean() ? "shipped" : "open") + "\",\"total\":" + random.nextInt(100_000) + "}")
                .collect(Collectors.joining(","));
        return push("#user123", "{\"orders\":[" + orders + "]}", 1);
    }
}
