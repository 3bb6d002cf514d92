package io.tidings.bench;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;

/**
 * One point against a server that runs already, as one line of JSON: for checking the generator against another one.
 * Words: {@code HOST:PORT DIALECT PATH SUBSCRIBERS WINDOW [SECONDS]}.
 */
public final class Once {

    private Once() {}

    public static void main(String[] words) {
        String[] address = words[0].split(":");
        int subscribers = Integer.parseInt(words[3]);
        int seconds = words.length > 5 ? Integer.parseInt(words[5]) : 5;
        var room = new Room(new BenchChannel(0, false));
        try (var generator = new Generator(
                new InetSocketAddress(address[0], Integer.parseInt(address[1])), Dialect.of(words[1]), words[2])) {
            var took = generator.open(Collections.nCopies(subscribers, room), null, 1);
            generator.until(Duration.ofMillis(200), () -> false);
            generator.addStream(generator.connections().get(0));
            generator.size(Plan.SIZE);
            long own = Trial.ownTime();
            var measured = new Load.InFlight(Integer.parseInt(words[4]))
                    .run(generator, Duration.ofSeconds(2), Duration.ofSeconds(seconds));
            System.out.printf(
                    "{\"subscribers\":%d,\"deliveries_per_s\":%.0f,\"p50_us\":%.0f,\"p99_us\":%.0f,\"lost\":%d,"
                            + "\"cpu_us_per_delivery\":%.2f,\"connect_s\":%.2f}%n",
                    generator.ready(),
                    measured.deliveriesPerSecond(),
                    measured.p50(),
                    measured.p99(),
                    measured.lost(),
                    (Trial.ownTime() - own) / 1e3 / Math.max(1, generator.tally().arrived),
                    took.toNanos() / 1e9);
        }
    }
}
