package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.duration;
import static io.tidings.config.ValueType.durationOrZero;
import static io.tidings.config.ValueType.number;
import static io.tidings.config.ValueType.numberOrZero;
import static io.tidings.config.ValueType.text;

import java.time.Duration;

/** The settings of the transactional outbox, and of the database behind it. */
final class OutboxSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.outbox.");

    static final Setting<Boolean> ENABLED = GROUP.add(
            "enabled",
            bool(),
            "false",
            "Relays publications that were committed to the table `tidings_outbox`, and lets beans write there.");
    static final Setting<String> DATA_SOURCE = GROUP.add(
            "data_source",
            text("a JNDI name of printable ASCII characters without blanks", "[!-~]{1,200}"),
            "java:comp/DefaultDataSource",
            "JNDI name of the data source that holds the table: the application's own, so that both commit together."
                    + " PostgreSQL or H2.");
    static final Setting<Boolean> CREATE_TABLE = GROUP.add(
            "create_table",
            bool(),
            "false",
            "Creates the table where it is missing. Otherwise the log names the script to run.");
    static final Setting<Duration> POLL_INTERVAL = GROUP.add(
            "poll_interval",
            duration("10ms", "1h"),
            "1s",
            "How often the table is looked at when neither a commit in this server nor a notification of PostgreSQL says"
                    + " that there is something.");
    static final Setting<Integer> BATCH_SIZE =
            GROUP.add("batch_size", number(1, 10_000, "rows"), "100", "Most rows that are relayed in one transaction.");
    static final Setting<Boolean> ID_TAG = GROUP.add(
            "id_tag",
            bool(),
            "true",
            "Each relayed publication carries the tag `outbox_id`, by which an application knows one that came twice.");

    static final SettingGroup DATABASE = new SettingGroup("tidings.database.");

    static final Setting<Integer> MAX_CONCURRENT = DATABASE.add(
            "max_concurrent",
            number(1, 10_000, "calls"),
            "20",
            "Calls to the database that run at once; not more than the pool has connections.");
    static final Setting<Integer> MAX_WAITING = DATABASE.add(
            "max_waiting",
            numberOrZero(1, 100_000, "calls", "none waits"),
            "100",
            "Calls that may wait until one of those ends; others are refused at once.");
    static final Setting<Duration> MAX_WAIT = DATABASE.add(
            "max_wait",
            durationOrZero("1ms", "10m", "none waits"),
            "30s",
            "How long a call waits before it is refused.");
    static final Setting<Duration> STATEMENT_TIMEOUT = DATABASE.add(
            "statement_timeout", duration("1s", "10m"), "10s", "How long one statement may take; whole seconds.");
    static final Setting<Integer> BREAKER_FAILURES = DATABASE.add(
            "breaker_failures",
            number(1, 1000, "failures"),
            "5",
            "Failures in a row, for want of a database, after which calls are refused without asking it.");
    static final Setting<Duration> BREAKER_DELAY = DATABASE.add(
            "breaker_delay",
            duration("10ms", "10m"),
            "5s",
            "How long that lasts; then one call tries, and decides for the next ones.");
    static final Setting<Duration> RETRY_MAX_DELAY = DATABASE.add(
            "retry_max_delay",
            duration("100ms", "10m"),
            "10s",
            "Longest pause between two attempts of the relay: it begins with 100ms, doubles with each failure, and half of"
                    + " it is random.");

    private OutboxSettings() {}

    static OutboxConfig read(SettingReader in) {
        return new OutboxConfig(
                in.get(ENABLED),
                in.get(DATA_SOURCE),
                in.get(CREATE_TABLE),
                in.get(POLL_INTERVAL),
                in.get(BATCH_SIZE),
                in.get(ID_TAG));
    }

    static DatabaseConfig readDatabase(SettingReader in) {
        return new DatabaseConfig(
                in.get(MAX_CONCURRENT),
                in.get(MAX_WAITING),
                in.get(MAX_WAIT),
                in.get(STATEMENT_TIMEOUT),
                in.get(BREAKER_FAILURES),
                in.get(BREAKER_DELAY),
                in.get(RETRY_MAX_DELAY));
    }
}
