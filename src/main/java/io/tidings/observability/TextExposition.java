package io.tidings.observability;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Readings as text: OpenMetrics for who asks for it, else the older text format of Prometheus. Thread-safe. */
final class TextExposition {

    private final ExpositionFormats formats = ExpositionFormats.init();

    /** The format for an {@code Accept} header. */
    ExpositionFormatWriter format(@Nullable String accept) {
        return formats.findWriter(accept);
    }

    /** Writes everything. */
    static void write(List<Reading> readings, ExpositionFormatWriter format, OutputStream out) throws IOException {
        format.write(
                out,
                new MetricSnapshots(readings.stream()
                        .filter(reading -> !reading.samples().isEmpty())
                        .map(TextExposition::snapshot)
                        .toList()));
    }

    private static MetricSnapshot snapshot(Reading reading) {
        return switch (reading.instrument().kind()) {
            case COUNTER -> counter(reading);
            case GAUGE -> gauge(reading);
            case SUMMARY -> summary(reading);
            case INFO -> info(reading);
        };
    }

    /** The library adds what a counter and an info end with. */
    private static String base(Instrument instrument, String suffix) {
        return instrument.name().substring(0, instrument.name().length() - suffix.length());
    }

    private static MetricSnapshot counter(Reading reading) {
        CounterSnapshot.Builder builder = CounterSnapshot.builder()
                .name(base(reading.instrument(), "_total"))
                .help(reading.instrument().help());
        for (Sample sample : reading.samples()) {
            builder.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels(reading, sample))
                    .value(value(sample))
                    .build());
        }
        return builder.build();
    }

    private static MetricSnapshot gauge(Reading reading) {
        GaugeSnapshot.Builder builder = GaugeSnapshot.builder()
                .name(reading.instrument().name())
                .help(reading.instrument().help());
        for (Sample sample : reading.samples()) {
            builder.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(labels(reading, sample))
                    .value(value(sample))
                    .build());
        }
        return builder.build();
    }

    private static MetricSnapshot info(Reading reading) {
        InfoSnapshot.Builder builder = InfoSnapshot.builder()
                .name(base(reading.instrument(), "_info"))
                .help(reading.instrument().help());
        for (Sample sample : reading.samples()) {
            builder.dataPoint(InfoDataPointSnapshot.builder()
                    .labels(labels(reading, sample))
                    .build());
        }
        return builder.build();
    }

    private static MetricSnapshot summary(Reading reading) {
        SummarySnapshot.Builder builder = SummarySnapshot.builder()
                .name(reading.instrument().name())
                .help(reading.instrument().help());
        for (Sample sample : reading.samples()) {
            if (sample instanceof Sample.Summary summary) {
                builder.dataPoint(SummaryDataPointSnapshot.builder()
                        .labels(labels(reading, sample))
                        .count(summary.count())
                        .sum(summary.sum())
                        .quantiles(quantiles(summary))
                        .build());
            }
        }
        return builder.build();
    }

    private static Quantiles quantiles(Sample.Summary summary) {
        return Quantiles.of(IntStream.range(0, Instrument.QUANTILES.size())
                .mapToObj(i -> new Quantile(
                        Instrument.QUANTILES.get(i), summary.quantiles().get(i)))
                .toList());
    }

    private static double value(Sample sample) {
        if (sample instanceof Sample.Value one) {
            return one.value();
        }
        throw new IllegalArgumentException(sample + " is not one number");
    }

    private static Labels labels(Reading reading, Sample sample) {
        return Labels.of(reading.instrument().labels(), sample.labels());
    }
}
