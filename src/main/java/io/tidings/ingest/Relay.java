package io.tidings.ingest;

import io.tidings.config.OutboxConfig;
import io.tidings.hub.Decision;
import io.tidings.hub.Distribution;
import io.tidings.hub.Quantiles;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.StreamPosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Brings committed rows of the outbox to the hub: one thread, a partition at a time, each in order.
 *
 * <p>A batch is one transaction: it takes the partition, deletes the rows, publishes them one after the other and commits.
 * Where anything fails the rows are still there. Rows that were published and may still be there, because the commit
 * failed or the hub gave out in the middle, are remembered and not published again; so only the end of this process
 * between the publishing and the commit can make a row come twice.
 */
final class Relay implements Runnable {

    /** The hub takes no more for now; the batch is rolled back. */
    private static final class HubUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1;

        HubUnavailable(String message) {
            super(message);
        }
    }

    private static final System.Logger LOG = System.getLogger(Relay.class.getName());

    /** A broker that takes longer than this for one publication is taken for absent. */
    private static final long PUBLISH_SECONDS = 10;

    private final Database database;
    private final OutboxTable table;
    private final OutboxConfig config;
    private final TransactionalOutbox.Publications publications;
    private final Backoff backoff;
    private final Doorbell bell = new Doorbell();
    private final LongAdder relayed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Distribution age = new Distribution();

    /** By partition, ids that were published and may still be in the table. Belongs to the relay's thread. */
    private final Map<Integer, Set<Long>> published = new HashMap<>();

    private @Nullable Dialect dialect;
    private boolean failing;

    Relay(
            Database database,
            OutboxTable table,
            OutboxConfig config,
            Backoff backoff,
            TransactionalOutbox.Publications publications) {
        this.database = database;
        this.table = table;
        this.config = config;
        this.backoff = backoff;
        this.publications = publications;
    }

    /** There may be rows: something was committed. */
    void wake() {
        bell.ring();
    }

    /** Ends after the batch that is under way. */
    void stop() {
        bell.close();
    }

    @Override
    public void run() {
        try {
            while (!bell.isClosed()) {
                String problem = attempt();
                report(problem);
                if (problem.isEmpty()) {
                    backoff.reset();
                    bell.await(config.pollInterval().toMillis());
                } else {
                    failures.increment();
                    bell.pause(backoff.next());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Relays all there is; returns what went wrong, or nothing. */
    private String attempt() throws InterruptedException {
        try {
            relayAll();
            return "";
        } catch (DatabaseUnavailable | HubUnavailable | SQLException absent) {
            return String.valueOf(absent.getMessage());
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "the outbox met a bug", bug);
            return bug.toString();
        }
    }

    /** One line when it begins and one when it is over. */
    private void report(String problem) {
        if (!problem.isEmpty() && !failing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the outbox waits: {0}",
                    problem.lines().findFirst().orElse(""));
        } else if (problem.isEmpty() && failing) {
            LOG.log(System.Logger.Level.INFO, "the outbox relays again");
        }
        failing = !problem.isEmpty();
    }

    /** Goes round until a round finds nothing more than a part of a batch anywhere. */
    private void relayAll() throws SQLException, DatabaseUnavailable, InterruptedException {
        Dialect known = ready();
        boolean more = true;
        while (more && !bell.isClosed()) {
            more = false;
            List<Integer> partitions = database.call(table::partitions);
            published.keySet().retainAll(partitions);
            for (int partition : partitions) {
                if (!bell.isClosed()) {
                    more |= relay(known, partition) == config.batchSize();
                }
            }
        }
    }

    /** Finds out what database it is, once, and sees to it that the tables are there. */
    private Dialect ready() throws SQLException, DatabaseUnavailable, InterruptedException {
        Dialect known = dialect;
        if (known == null) {
            known = database.transaction(this::prepare);
            LOG.log(System.Logger.Level.INFO, "the outbox is relayed from {0}", known);
            dialect = known;
        }
        return known;
    }

    private Dialect prepare(Connection connection) throws SQLException {
        Dialect found = Dialect.of(connection)
                .orElseThrow(() -> new SQLException("the data source " + config.dataSource()
                        + " is neither PostgreSQL nor H2, so it cannot hold an outbox"));
        if (!table.exists(connection)) {
            if (!config.createTable()) {
                throw new SQLException("there is no table tidings_outbox in " + config.dataSource()
                        + ", or no right to it: run " + found.script()
                        + " (docs/outbox.md shows it), or set tidings.outbox.create_table=true");
            }
            table.create(connection, found);
        }
        return found;
    }

    /** Relays one batch of a partition; returns how many rows it took. */
    private int relay(Dialect known, int partition) throws SQLException, DatabaseUnavailable, InterruptedException {
        Set<Long> before = published.computeIfAbsent(partition, first -> new HashSet<>());
        return database.transaction(connection -> {
            if (!table.lock(connection, partition)) {
                return 0;
            }
            List<OutboxRow> rows = table.take(connection, known, partition, config.batchSize());
            for (OutboxRow row : rows) {
                // what was refused is not remembered: its copy goes the way of the transaction, and must be made again
                if (!before.contains(row.id()) && publish(connection, row)) {
                    before.add(row.id());
                }
            }
            connection.commit();
            rows.forEach(row -> before.remove(row.id()));
            if (rows.size() < config.batchSize()) {
                before.clear();
            }
            return rows.size();
        });
    }

    /** Publishes a row, or keeps it elsewhere; returns whether it was published. */
    private boolean publish(Connection connection, OutboxRow row) throws SQLException, InterruptedException {
        String reason = refusal(row);
        if (reason == null) {
            relayed.increment();
            age.record(TimeUnit.MILLISECONDS.toNanos(row.age()));
        } else {
            table.refuse(connection, row, reason);
            refused.increment();
            LOG.log(
                    System.Logger.Level.WARNING,
                    "row {0} of the outbox, for channel {1}, went to tidings_outbox_refused: {2}",
                    String.valueOf(row.id()),
                    row.channel().replaceAll("\\p{Cntrl}", "?"),
                    reason);
        }
        return reason == null;
    }

    /** Why the row cannot be published; null when it was. */
    private @Nullable String refusal(OutboxRow row) throws InterruptedException {
        Map<String, String> tags;
        try {
            tags = row.publishedTags(config.idTag());
        } catch (IllegalArgumentException malformed) {
            return malformed.getMessage();
        }
        try {
            Decision<StreamPosition> decision = publications
                    .publish(row.channel(), row.data(), tags, row.idempotencyKey())
                    .toCompletableFuture()
                    .get(PUBLISH_SECONDS, TimeUnit.SECONDS);
            return decision instanceof Decision.Refused<StreamPosition> no ? reason(no.why()) : null;
        } catch (ExecutionException failed) {
            throw new HubUnavailable("publishing failed: " + failed.getCause());
        } catch (TimeoutException late) {
            throw new HubUnavailable("publishing took longer than " + PUBLISH_SECONDS + " s");
        }
    }

    private static String reason(Outcome why) {
        if (why instanceof ErrorCode error && error.temporary()) {
            throw new HubUnavailable(error.message());
        }
        return why instanceof ErrorCode error ? error.code() + " " + error.message() : why.toString();
    }

    /** Rows that were published. */
    long relayed() {
        return relayed.sum();
    }

    /** Rows that nobody can publish, and that are kept. */
    long refused() {
        return refused.sum();
    }

    /** Attempts that ended early, for want of the database or the hub. */
    long failures() {
        return failures.sum();
    }

    /** Nanoseconds from the writing of a row to its publishing. */
    Quantiles age() {
        return age.read();
    }
}
