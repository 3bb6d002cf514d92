package io.tidings.ingest;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.event.CircuitBreakerStateChangedEvent;
import io.tidings.config.DatabaseConfig;
import io.tidings.ingest.DatabaseUnavailable.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The way to the database: so many calls at once, so many that wait, and none while it is known to be gone. So a slow
 * database costs the server at most these threads, and an absent one costs nobody time. Thread-safe.
 *
 * <p>The breaker is asked last: who waited while the database went away is refused at once when the turn comes, instead of
 * finding out for himself.
 */
final class Database {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    /** What is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException, InterruptedException;
    }

    private final DataSource source;
    private final DatabaseConfig config;
    private final Bulkhead<Object> inside;
    private final Bulkhead<Object> running;
    private final CircuitBreaker<Object> breaker;
    private final AtomicInteger waitingNow = new AtomicInteger();
    private final AtomicInteger runningNow = new AtomicInteger();
    private final Map<Reason, LongAdder> unavailable;

    Database(DataSource source, DatabaseConfig config) {
        this.source = source;
        this.config = config;
        inside = Bulkhead.of(config.maxConcurrent() + config.maxWaiting());
        running = Bulkhead.of(config.maxConcurrent());
        breaker = CircuitBreaker.<Object>builder()
                .handleIf((Throwable failure) -> Absence.isAbsence(failure))
                .withFailureThreshold(config.breakerFailures())
                .withDelay(config.breakerDelay())
                // without it, as many calls as have to fail try at once, and each of them may wait for its time-out
                .withSuccessThreshold(1)
                .onOpen(Database::opened)
                .onClose(event -> LOG.log(System.Logger.Level.INFO, "the database answers again"))
                .build();
        unavailable = new ConcurrentHashMap<>(Arrays.stream(Reason.values())
                .collect(Collectors.toMap(Function.identity(), reason -> new LongAdder())));
    }

    /**
     * Calls with a connection as the pool gives it: part of the caller's transaction, if there is one.
     *
     * @throws SQLException what the database says against the statement
     */
    <T> T call(Work<T> work) throws SQLException, DatabaseUnavailable, InterruptedException {
        if (!inside.tryAcquirePermit()) {
            throw count(new DatabaseUnavailable(Reason.FULL));
        }
        try {
            awaitTurn();
            runningNow.incrementAndGet();
            try {
                return guarded(work);
            } finally {
                runningNow.decrementAndGet();
                running.releasePermit();
            }
        } finally {
            inside.releasePermit();
        }
    }

    /** The same in a transaction of its own, which {@code work} commits; what it has not committed is rolled back. */
    <T> T transaction(Work<T> work) throws SQLException, DatabaseUnavailable, InterruptedException {
        return call(connection -> {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.with(connection);
                done = true;
                return result;
            } finally {
                giveBack(connection, done);
            }
        });
    }

    /** A connection for as long as the caller likes, past all this; the caller closes it. */
    Connection lasting() throws SQLException {
        return source.getConnection();
    }

    private void awaitTurn() throws DatabaseUnavailable, InterruptedException {
        waitingNow.incrementAndGet();
        try {
            if (!running.tryAcquirePermit(config.maxWait())) {
                throw count(new DatabaseUnavailable(Reason.WAITED));
            }
        } finally {
            waitingNow.decrementAndGet();
        }
    }

    /** Once for each absence, not once for each attempt. */
    private static void opened(CircuitBreakerStateChangedEvent event) {
        if (event.getPreviousState() == CircuitBreaker.State.CLOSED) {
            LOG.log(System.Logger.Level.WARNING, "the database fails; it is left alone, and tried again now and then");
        }
    }

    private <T> T guarded(Work<T> work) throws SQLException, DatabaseUnavailable, InterruptedException {
        if (!breaker.tryAcquirePermit()) {
            throw count(new DatabaseUnavailable(Reason.OPEN));
        }
        T result;
        try (Connection connection = connect()) {
            result = work.with(connection);
        } catch (SQLException | InterruptedException | RuntimeException | Error failure) {
            breaker.recordException(failure);
            // whatever it is wrapped in: Payara's connections throw an UndeclaredThrowableException around it
            if (failure instanceof Exception exception && Absence.isAbsence(exception)) {
                throw count(new DatabaseUnavailable(exception));
            }
            throw failure;
        }
        breaker.recordSuccess();
        return result;
    }

    /** Pools do not say why they have no connection in a way that all share; whatever they say, there is none. */
    private Connection connect() throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException none) {
            throw Absence.isAbsence(none) ? none : new SQLException(none.getMessage(), "08001", none);
        }
    }

    private static void giveBack(Connection connection, boolean done) throws SQLException {
        try {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException | RuntimeException gone) {
            if (done) {
                throw gone;
            }
            LOG.log(System.Logger.Level.DEBUG, "nothing to roll back: {0}", gone.getMessage());
        }
    }

    private DatabaseUnavailable count(DatabaseUnavailable refusal) {
        LongAdder counter = unavailable.get(refusal.reason());
        if (counter != null) {
            counter.increment();
        }
        return refusal;
    }

    /** Calls that run now. */
    int running() {
        return runningNow.get();
    }

    /** Calls that wait now. */
    int waiting() {
        return waitingNow.get();
    }

    /** Whether calls are refused because the database failed; half open counts, because others are refused meanwhile. */
    boolean isLeftAlone() {
        return !breaker.isClosed();
    }

    /** How many calls came to nothing for this reason. */
    long unavailable(Reason reason) {
        LongAdder counter = unavailable.get(reason);
        return counter == null ? 0 : counter.sum();
    }
}
