package io.tidings.ingest;

import io.tidings.config.DatabaseConfig;
import io.tidings.config.OutboxConfig;
import io.tidings.hub.Decision;
import io.tidings.hub.Quantiles;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToLongFunction;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Publications that commit with the application's own transaction: written to a table by whoever has a connection, and
 * relayed from there once they are committed. Thread-safe.
 */
public final class TransactionalOutbox implements AutoCloseable {

    /** Where publications go: the hub. A key that came before in the same channel need not be published again. */
    public interface Publications {
        CompletionStage<Decision<StreamPosition>> publish(
                String channel, Payload data, Map<String, String> tags, @Nullable String idempotencyKey);
    }

    /** How long the end of the server waits for the batch that is under way. */
    private static final long STOP_MILLIS = 10_000;

    private final Database database;
    private final OutboxTable table;
    private final Relay relay;
    private final PostgresNotifications notifications;
    private final Commits commits;
    private @Nullable Thread relaying;
    private @Nullable Thread listening;

    /** Nothing is asked of {@code source} before {@link #start}. */
    public TransactionalOutbox(
            DataSource source, OutboxConfig config, DatabaseConfig databaseConfig, Publications publications) {
        database = new Database(source, databaseConfig);
        table = new OutboxTable(databaseConfig);
        relay = new Relay(database, table, config, backoff(databaseConfig), publications);
        notifications = new PostgresNotifications(database, backoff(databaseConfig), relay::wake);
        commits = Commits.ofContainer(relay::wake);
    }

    private static Backoff backoff(DatabaseConfig config) {
        return new Backoff(
                config.retryMaxDelay(), () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * The data source of this JNDI name.
     *
     * @throws IllegalStateException when there is none
     */
    @SuppressWarnings("BanJNDI") // the name is the operator's
    public static DataSource dataSource(String name) {
        try {
            if (InitialContext.doLookup(name) instanceof DataSource source) {
                return source;
            }
        } catch (NamingException none) {
            throw new IllegalStateException(
                    "tidings.outbox.data_source=" + name + ": the server has none of this name");
        }
        throw new IllegalStateException("tidings.outbox.data_source=" + name + ": is no data source");
    }

    /** Begins to relay. A database that is not there yet is waited for. */
    public synchronized void start(ThreadFactory threads) {
        relaying = started(threads.newThread(relay), "tidings-outbox");
        listening = started(threads.newThread(notifications), "tidings-outbox-notifications");
    }

    private static Thread started(Thread thread, String name) {
        thread.setName(name);
        thread.start();
        return thread;
    }

    /**
     * Writes a publication in the caller's transaction; without one it is committed at once.
     *
     * @throws DatabaseUnavailable when it may be tried again later
     * @throws SQLException when the database refuses it
     */
    public void write(OutboxEntry entry) throws DatabaseUnavailable, SQLException {
        try {
            database.call(connection -> {
                table.insert(connection, entry);
                return entry;
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable(DatabaseUnavailable.Reason.WAITED);
        }
        commits.wrote();
    }

    /** There may be something to relay. */
    public void wake() {
        relay.wake();
    }

    /** Ends after the batch that is under way; what is left is relayed after the next start. */
    @Override
    public synchronized void close() {
        relay.stop();
        notifications.stop();
        join(relaying);
        join(listening);
    }

    private static void join(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join(STOP_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has been done and what goes on, at one moment. */
    public Figures figures() {
        return new Figures(
                relay.relayed(),
                relay.refused(),
                relay.failures(),
                relay.age(),
                database.running(),
                database.waiting(),
                database.isLeftAlone(),
                database::unavailable);
    }

    /**
     * What metrics show.
     *
     * @param relayed rows that were published
     * @param refused rows that were moved aside
     * @param failures attempts of the relay that ended early
     * @param age nanoseconds from the writing of a row to its publishing
     * @param running calls to the database that run
     * @param waiting calls that wait for one of these
     * @param leftAlone whether the circuit breaker keeps calls away
     * @param unavailable calls that came to nothing, for each reason
     */
    public record Figures(
            long relayed,
            long refused,
            long failures,
            Quantiles age,
            int running,
            int waiting,
            boolean leftAlone,
            ToLongFunction<DatabaseUnavailable.Reason> unavailable) {}
}
