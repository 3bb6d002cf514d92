package io.tidings.hub;

import io.tidings.api.PublishBenchmark;

/** What each benchmark asks, in the words of {@code docs/benchmarks-micro.md}. */
enum MicroQuestion {
    ENCODE_ONCE(
            EncodeOnceBenchmark.class,
            "encode a publication for 1,000 subscribers",
            "once, all refer to the same bytes",
            "once for each"),
    BATCHING(
            BatchingBenchmark.class,
            "make one frame of the %s publications that wait for each of 1,000 clients",
            "joined once, shared by who waits for the same",
            "joined for each"),
    OUTBOX(
            OutboxBenchmark.class,
            "bring publications through 1,000 outboxes, %s in a frame",
            "outboxes without locks, of one worker",
            "`LinkedBlockingQueue`, count of bytes and lock"),
    RECORDING(
            RecordingBenchmark.class,
            "record how long a frame took",
            "by the one thread that writes",
            "atomically, from any thread"),
    PUBLISH(
            PublishBenchmark.class,
            "publish 128 bytes to a channel that nobody follows",
            "by the publisher that a bean injects",
            "by the hub itself");

    private final Class<? extends MicroBenchmark> benchmark;
    private final String task;
    private final String ours;
    private final String naive;

    MicroQuestion(Class<? extends MicroBenchmark> benchmark, String task, String ours, String naive) {
        this.benchmark = benchmark;
        this.task = task;
        this.ours = ours;
        this.naive = naive;
    }

    /** @throws IllegalArgumentException for a benchmark that nobody has put into words */
    static MicroQuestion of(String benchmarkClass) {
        for (MicroQuestion question : values()) {
            if (question.benchmark.getName().equals(benchmarkClass)) {
                return question;
            }
        }
        throw new IllegalArgumentException(benchmarkClass + " is not in MicroQuestion");
    }

    /** What is done; the parameter is empty where there is none. */
    String task(String parameter) {
        return task.formatted(parameter);
    }

    String ours() {
        return ours;
    }

    String naive() {
        return naive;
    }
}
