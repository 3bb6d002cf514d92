package io.tidings.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears the notifications of PostgreSQL that rows were committed, on a connection of its own. Where it cannot, the relay
 * looks by itself now and then; nothing is lost.
 */
final class PostgresNotifications implements Runnable {

    private static final System.Logger LOG = System.getLogger(PostgresNotifications.class.getName());

    /** How long one look takes at most; the end of the server waits for it. */
    private static final int LOOK_MILLIS = 1_000;

    private final Database database;
    private final Backoff backoff;
    private final Runnable committed;
    private final Doorbell bell = new Doorbell();

    PostgresNotifications(Database database, Backoff backoff, Runnable committed) {
        this.database = database;
        this.backoff = backoff;
        this.committed = committed;
    }

    void stop() {
        bell.close();
    }

    @Override
    public void run() {
        try {
            while (!bell.isClosed() && listen()) {
                bell.pause(backoff.next());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens until the connection is lost; returns whether there is a point in trying again. */
    private boolean listen() {
        try (Connection connection = database.lasting()) {
            if (Dialect.of(connection).filter(Dialect.POSTGRESQL::equals).isEmpty()) {
                return false;
            }
            return listen(connection);
        } catch (SQLException | RuntimeException lost) {
            // Payara hides what the driver throws in an UndeclaredThrowableException
            LOG.log(System.Logger.Level.DEBUG, "no notifications: {0}", lost.toString());
            return true;
        } catch (LinkageError hidden) {
            return withoutDriver();
        }
    }

    private boolean listen(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            return withoutDriver();
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN tidings_outbox");
            LOG.log(System.Logger.Level.INFO, "the outbox hears the notifications of PostgreSQL");
            backoff.reset();
            // what was committed before this moment was not heard
            committed.run();
            while (!bell.isClosed()) {
                PGNotification[] heard = postgres.getNotifications(LOOK_MILLIS);
                if (heard != null && heard.length > 0) {
                    committed.run();
                }
            }
            // the connection goes back to a pool
            statement.execute("UNLISTEN tidings_outbox");
        }
        return false;
    }

    /** The driver's classes are its own, as with a driver that is a deployment on WildFly. */
    private static boolean withoutDriver() {
        LOG.log(
                System.Logger.Level.INFO,
                "the application does not see the driver of PostgreSQL: without notifications, the outbox is looked at"
                        + " every tidings.outbox.poll_interval");
        return false;
    }
}
