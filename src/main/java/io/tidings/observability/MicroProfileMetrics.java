package io.tidings.observability;

import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Shows the metrics in the container's own registry (MicroProfile Metrics 5.1), and so at its {@code /metrics}.
 *
 * <p>Where there is no MicroProfile Metrics, as on WildFly, nothing may load this class: it is made through
 * {@link Registries} alone, and no bean names it.
 *
 * <p>A MicroProfile counter cannot ask a function, it has to be told. So the first gauge that is read brings everything up
 * to date. Payara reads in the order of names, and the first of ours is the gauge {@code tidings_build_info}; a container
 * with another order would show counters as they were the time before. A summary becomes gauges of the same names.
 */
final class MicroProfileMetrics {

    /** The gauges of one scrape are read within this time. */
    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(200);

    /** The name that begins a scrape. */
    private static final String FIRST = Instruments.ALL.stream()
            .map(Instrument::name)
            .min(Comparator.naturalOrder())
            .orElse("");

    private final MetricsSource source;
    private final MetricRegistry registry;
    private final Map<MetricID, Told> counters = new HashMap<>();
    private final Map<MetricID, Double> gauges = new HashMap<>();
    private long refreshedAt;

    /** What a counter was told last. */
    private record Told(Counter counter, long value) {}

    private MicroProfileMetrics(MetricsSource source, MetricRegistry registry) {
        this.source = source;
        this.registry = registry;
    }

    /**
     * Where the container puts its registry. Payara's producer wants to see an injection point, so a look-up by type will
     * not do; and this is no bean, so that WildFly does not try to resolve it.
     */
    static final class Wish {
        @Inject
        private MetricRegistry registry;
    }

    /** Registers everything with the application's registry. */
    static void publish(MetricsSource source) {
        Unmanaged.UnmanagedInstance<Wish> wish = new Unmanaged<>(Wish.class).newInstance();
        MetricRegistry registry = wish.produce().inject().get().registry;
        new MicroProfileMetrics(source, registry).refresh();
    }

    private synchronized void refresh() {
        for (Reading reading : source.read()) {
            for (Sample sample : reading.samples()) {
                tell(reading.instrument(), sample);
            }
        }
        refreshedAt = System.nanoTime();
    }

    private void tell(Instrument instrument, Sample sample) {
        Tag[] tags = tags(instrument, sample, List.of());
        if (sample instanceof Sample.Summary summary) {
            for (int i = 0; i < Instrument.QUANTILES.size(); i++) {
                Tag quantile = new Tag("quantile", String.valueOf(Instrument.QUANTILES.get(i)));
                gauge(
                        instrument,
                        instrument.name(),
                        summary.quantiles().get(i),
                        tags(instrument, sample, List.of(quantile)));
            }
            gauge(instrument, instrument.name() + "_count", (double) summary.count(), tags);
            gauge(instrument, instrument.name() + "_sum", summary.sum(), tags);
        } else if (sample instanceof Sample.Value value) {
            if (instrument.kind() == Instrument.Kind.COUNTER) {
                counter(instrument, (long) value.value(), tags);
            } else {
                gauge(instrument, instrument.name(), value.value(), tags);
            }
        }
    }

    private void counter(Instrument instrument, long value, Tag[] tags) {
        MetricID id = new MetricID(instrument.name(), tags);
        Told told = counters.get(id);
        if (told == null) {
            told = new Told(registry.counter(metadata(instrument, instrument.name()), tags), 0);
        }
        told.counter().inc(value - told.value());
        counters.put(id, new Told(told.counter(), value));
    }

    private void gauge(Instrument instrument, String name, double value, Tag[] tags) {
        MetricID id = new MetricID(name, tags);
        if (gauges.put(id, value) == null) {
            registry.gauge(metadata(instrument, name), () -> current(id), tags);
        }
    }

    private synchronized double current(MetricID gauge) {
        if (gauge.getName().equals(FIRST) || System.nanoTime() - refreshedAt > FRESH) {
            refresh();
        }
        return gauges.getOrDefault(gauge, Double.NaN);
    }

    private static Metadata metadata(Instrument instrument, String name) {
        return Metadata.builder()
                .withName(name)
                .withDescription(instrument.help())
                .build();
    }

    private static Tag[] tags(Instrument instrument, Sample sample, List<Tag> more) {
        List<Tag> tags = new ArrayList<>(more);
        for (int i = 0; i < instrument.labels().size(); i++) {
            tags.add(new Tag(instrument.labels().get(i), sample.labels().get(i)));
        }
        return tags.toArray(Tag[]::new);
    }
}
