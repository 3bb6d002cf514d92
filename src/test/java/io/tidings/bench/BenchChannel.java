package io.tidings.bench;

/**
 * A channel of the benchmark. Names are equally long, so that all channels cost the same.
 *
 * @param number from 0
 * @param keeps whether it lies in the namespace {@code bench}: history, recovery and presence
 */
record BenchChannel(int number, boolean keeps) {

    String name() {
        return (keeps ? "bench:%05d" : "plain%05d").formatted(number);
    }
}
