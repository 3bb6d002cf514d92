package io.tidings.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL that is stopped and started again on the same port, with what was committed. For one thread. */
final class Postgres implements AutoCloseable {

    private final Path data;
    private @Nullable EmbeddedPostgres server;
    private int port;

    private Postgres(Path data) {
        this.data = data;
    }

    static Postgres started() {
        var postgres = new Postgres(BuiltWar.DIRECTORY.resolve("postgres-" + System.nanoTime()));
        postgres.start();
        return postgres;
    }

    void start() {
        try {
            var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
            server = (port == 0 ? builder : builder.setPort(port)).start();
            port = server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it as an operator does: transactions that are under way are rolled back. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** A connection whose transaction the test ends. */
    Connection transaction() throws SQLException {
        var connection = server.getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (var connection = transaction();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }

    /** The number that a query finds. */
    long number(String sql) {
        try (var connection = transaction();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
