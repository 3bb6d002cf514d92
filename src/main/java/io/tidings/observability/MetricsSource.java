package io.tidings.observability;

import io.tidings.hub.Counts;
import io.tidings.hub.Hub;
import io.tidings.hub.HubMetrics;
import io.tidings.hub.Quantiles;
import io.tidings.hub.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Reads all instruments. Thread-safe: readings follow each other, because they share what they remember of the last
 * minute.
 */
public final class MetricsSource {

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Hub hub;
    private final Refusals refusals;
    private final Supplier<String> frameSender;
    private final Supplier<Optional<OutboxReading>> outbox;
    private final Supplier<List<HookReading>> hooks;
    private final LongSupplier clock;
    private final Map<List<String>, LastMinute> minutes = new HashMap<>();
    private final long start;

    /**
     * Reads the hub and what is around it.
     *
     * @param frameSender names the frame sender that was chosen; empty when none has been yet
     * @param outbox the transactional outbox; empty when there is none
     * @param hooks what every hook has done
     */
    public MetricsSource(
            Hub hub,
            Refusals refusals,
            Supplier<String> frameSender,
            Supplier<Optional<OutboxReading>> outbox,
            Supplier<List<HookReading>> hooks) {
        this(hub, refusals, frameSender, outbox, hooks, System::nanoTime);
    }

    MetricsSource(
            Hub hub,
            Refusals refusals,
            Supplier<String> frameSender,
            Supplier<Optional<OutboxReading>> outbox,
            Supplier<List<HookReading>> hooks,
            LongSupplier clock) {
        this.hub = hub;
        this.refusals = refusals;
        this.frameSender = frameSender;
        this.outbox = outbox;
        this.hooks = hooks;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** Everything, in the order of {@link Instruments#ALL}. */
    synchronized List<Reading> read() {
        return Instruments.ALL.stream()
                .map(instrument -> new Reading(instrument, instrument.reader().apply(this)))
                .toList();
    }

    Hub hub() {
        return hub;
    }

    HubMetrics metrics() {
        return hub.metrics();
    }

    Refusals refusals() {
        return refusals;
    }

    String frameSender() {
        return frameSender.get();
    }

    /** The transactional outbox; empty when there is none. */
    Optional<OutboxReading> outbox() {
        return outbox.get();
    }

    /** What every hook has done. */
    List<HookReading> hooks() {
        return hooks.get();
    }

    /** One sample without labels. */
    static List<Sample> one(double value) {
        return List.of(new Sample.Value(List.of(), value));
    }

    /** One sample for each key, labelled by it. */
    static <K> List<Sample> each(Counts<K> counts, Function<K, List<String>> labels) {
        return counts.keys().stream()
                .<Sample>map(key -> new Sample.Value(labels.apply(key), counts.of(key)))
                .toList();
    }

    /** One sample for each transport: what all workers have sent over it. */
    List<Sample> sent(ToLongFunction<Traffic> what) {
        Map<String, Long> sums = new TreeMap<>();
        metrics().traffic().forEach(one -> sums.merge(one.transport(), what.applyAsLong(one), Long::sum));
        return sums.entrySet().stream()
                .<Sample>map(entry -> new Sample.Value(List.of(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Messages that were lost, for each transport and reason. */
    List<Sample> lost() {
        List<Sample> samples = new ArrayList<>();
        for (Traffic.Loss why : Traffic.Loss.values()) {
            for (Sample sample : sent(traffic -> traffic.lost(why))) {
                Sample.Value value = (Sample.Value) sample;
                samples.add(new Sample.Value(List.of(value.labels().get(0), why.label()), value.value()));
            }
        }
        return samples;
    }

    /** A summary for each transport: what all workers have recorded of it. */
    List<Sample> summaries(String name, Function<Traffic, Quantiles> what, double unit) {
        Map<String, Quantiles> sums = new TreeMap<>();
        metrics().traffic().forEach(one -> sums.merge(one.transport(), what.apply(one), Quantiles::plus));
        List<Sample> samples = new ArrayList<>();
        sums.forEach((transport, all) -> samples.add(summary(name, List.of(transport), all, unit)));
        return samples;
    }

    /** A summary of times. */
    Sample seconds(String name, Quantiles all) {
        return seconds(name, List.of(), all);
    }

    /** The same with labels. */
    Sample seconds(String name, List<String> labels, Quantiles all) {
        return summary(name, labels, all, SECOND);
    }

    /** The same for each transport. */
    List<Sample> seconds(String name, Function<Traffic, Quantiles> what) {
        return summaries(name, what, SECOND);
    }

    private Sample summary(String name, List<String> labels, Quantiles all, double unit) {
        Quantiles recent = minute(name, labels).gained(clock.getAsLong(), all);
        List<Double> quantiles = Instrument.QUANTILES.stream()
                .map(share -> recent.at(share) / unit)
                .toList();
        return new Sample.Summary(labels, all.count(), all.sum() / unit, quantiles);
    }

    /** The most that waited for one client in the last minute. */
    double peak(String name) {
        long latest =
                metrics().traffic().stream().mapToLong(Traffic::takePeak).max().orElse(0);
        return minute(name, List.of()).highest(clock.getAsLong(), latest);
    }

    private LastMinute minute(String name, List<String> labels) {
        List<String> key = new ArrayList<>(labels);
        key.add(0, name);
        return minutes.computeIfAbsent(key, first -> new LastMinute(start));
    }
}
