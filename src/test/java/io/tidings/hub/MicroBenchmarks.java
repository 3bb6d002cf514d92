package io.tidings.hub;

import io.tidings.hub.MicroTable.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks, prints the ratios, and writes them into a document: what {@code bin/jmh} starts.
 *
 * <p>The arguments are JMH's own; the system property {@code tidings.jmh.write} names the document.
 */
final class MicroBenchmarks {

    /** What JMH's profiler of garbage calls the bytes that an operation allocates. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final String BEGIN = "<!-- what bin/jmh wrote -->\n";
    private static final String END = "<!-- the end of it -->\n";

    private MicroBenchmarks() {}

    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .addProfiler(GCProfiler.class)
                .build();
        MicroTable table = table(new Runner(options).run());
        System.out.println();
        System.out.print(table.markdown());
        String document = System.getProperty("tidings.jmh.write", "");
        if (!document.isEmpty()) {
            if (!table.complete()) {
                System.err.println(document + " stays as it is: these are not all benchmarks");
                System.exit(1);
            }
            Path file = Path.of(document);
            Files.writeString(file, with(table.markdown(), Files.readString(file)));
        }
    }

    private static MicroTable table(Collection<RunResult> results) {
        MicroTable table = new MicroTable();
        for (RunResult result : results) {
            BenchmarkParams benchmark = result.getParams();
            String name = benchmark.getBenchmark();
            int dot = name.lastIndexOf('.');
            int parameter = 0;
            for (String key : benchmark.getParamsKeys()) {
                parameter = Integer.parseInt(benchmark.getParam(key));
            }
            Statistics measured = result.getPrimaryResult().getStatistics();
            table.add(
                    MicroQuestion.of(name.substring(0, dot)),
                    name.substring(dot + 1),
                    parameter,
                    new Speed(measured.getMin(), measured.getPercentile(50), measured.getMax(), bytes(result)));
        }
        return table;
    }

    private static double bytes(RunResult result) {
        return result.getSecondaryResults().get(ALLOCATED).getScore();
    }

    /**
     * The document with this table in the place of the one before.
     *
     * @throws IllegalArgumentException if the document has no such place
     */
    static String with(String table, String document) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no place for the table between " + BEGIN + " and " + END);
        }
        return document.substring(0, begin + BEGIN.length()) + "\n" + table + "\n" + document.substring(end);
    }
}
