package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.duration;
import static io.tidings.config.ValueType.number;

import java.time.Duration;

/** The settings of what waits for beans of the application. */
final class CdiSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.cdi.");

    static final Setting<Integer> QUEUE_SIZE = GROUP.add(
            "queue_size",
            number(1, 10_000_000, "events"),
            "10000",
            "Most events that wait for observers, newer ones are dropped and counted; and most publications that wait for"
                    + " interceptors, newer ones get error 111.");
    static final Setting<Integer> THREADS = GROUP.add(
            "threads",
            number(1, 1024, "threads"),
            "4",
            "How many of the container's threads observers may take at the same time.");
    static final Setting<Duration> INTERCEPTOR_TIMEOUT = GROUP.add(
            "interceptor_timeout",
            duration("1ms", "10m"),
            "5s",
            "How long an interceptor that decides later may take; then the client gets error 100.");
    static final Setting<Integer> TRANSACTION_SIZE = GROUP.add(
            "transaction_size",
            number(1024, 1_073_741_824, "bytes"),
            "67108864",
            "Most bytes of publications that wait for the commit of one transaction, each counted with 256 bytes more; the"
                    + " method that publishes one too many throws.");
    static final Setting<Duration> RULE_TIMEOUT = GROUP.add(
            "rule_timeout",
            duration("1ms", "10m"),
            "3s",
            "How long the rules of an application (`ChannelRule`) may take to decide; then the client gets error 100. SDKs"
                    + " wait 5s.");
    static final Setting<Integer> RULE_THREADS = GROUP.add(
            "rule_threads",
            number(1, 1024, "threads"),
            "16",
            "How many of the container's threads rules may take at the same time; questions that come while as many as"
                    + " `queue_size` wait get error 111.");
    static final Setting<Boolean> SAME_SERVER = GROUP.add(
            "same_server",
            bool(),
            "false",
            "Other applications in the same server, and whoever may manage its JVM, may publish, and get"
                    + " tickets for their users, by the platform's MBean server.");

    private CdiSettings() {}

    static CdiConfig read(SettingReader in) {
        return new CdiConfig(
                in.get(QUEUE_SIZE),
                in.get(THREADS),
                in.get(INTERCEPTOR_TIMEOUT),
                in.get(TRANSACTION_SIZE),
                in.get(RULE_TIMEOUT),
                in.get(RULE_THREADS),
                in.get(SAME_SERVER));
    }
}
