package io.tidings.ingest;

import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Await;
import io.tidings.protocol.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** An outbox between a real database and a hub that remembers, and somebody who writes. */
final class RelayStage implements AutoCloseable {

    private final DataSource database;
    private final FlakySource source;
    private final FakeHub hub = new FakeHub();
    private final List<TransactionalOutbox> outboxes = new ArrayList<>();
    private final TidingsConfig config;

    RelayStage(DataSource database, String... settings) {
        this.database = database;
        this.source = new FlakySource(database);
        List<String> all = new ArrayList<>(List.of(
                "tidings.outbox.enabled=true",
                "tidings.outbox.create_table=true",
                "tidings.outbox.poll_interval=10ms",
                "tidings.database.breaker_delay=10ms",
                "tidings.database.retry_max_delay=100ms"));
        all.addAll(List.of(settings));
        config = TestConfig.with(all.toArray(String[]::new));
    }

    /** Removes what earlier tests left. */
    static void empty(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("tidings_outbox", "tidings_outbox_partition", "tidings_outbox_refused")) {
                statement.execute("DROP TABLE IF EXISTS " + table);
            }
        }
    }

    /** One more relay of the same table, as on another node; all publish to the same hub. */
    TransactionalOutbox starts() {
        TransactionalOutbox outbox = new TransactionalOutbox(source, config.outbox(), config.database(), hub);
        outboxes.add(outbox);
        outbox.start(Thread::new);
        return outbox;
    }

    /** The same; returns when the tables are there. */
    TransactionalOutbox isUp() {
        TransactionalOutbox outbox = starts();
        Await.until("the tables are there", this::hasTables);
        return outbox;
    }

    private boolean hasTables() {
        try {
            return number("SELECT COUNT(*) FROM tidings_outbox_partition") == 16;
        } catch (SQLException notYet) {
            return false;
        }
    }

    FlakySource source() {
        return source;
    }

    FakeHub hub() {
        return hub;
    }

    /** A connection of an application, whose transaction the test ends. */
    Connection transaction() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Writes a row as the documentation says it to those who have SQL and nothing else. */
    static void insert(Connection connection, String channel, String json) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO tidings_outbox (channel, data) VALUES (?, ?)")) {
            insert.setString(1, channel);
            insert.setString(2, json);
            insert.executeUpdate();
        }
    }

    /** Writes and commits rows of one channel, in one transaction. */
    void commits(String channel, String... json) throws SQLException {
        try (Connection connection = transaction()) {
            for (String each : json) {
                insert(connection, channel, each);
            }
            connection.commit();
        }
    }

    void executes(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() ? found.getString(1) : "";
        }
    }

    static OutboxEntry entry(String channel, String json) {
        return new OutboxEntry(channel, Payload.json(json), true, Map.of(), null, null);
    }

    /** Waits until the table is empty: all that was committed has been dealt with. */
    void isRelayed() {
        Await.until("the table is empty", () -> {
            try {
                return number("SELECT COUNT(*) FROM tidings_outbox") == 0;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public void close() {
        Thread closing = new Thread(() -> outboxes.forEach(TransactionalOutbox::close));
        closing.start();
        Await.until("all are closed", () -> {
            wakeListeners();
            return !closing.isAlive();
        });
    }

    /** Who listens looks up only once a second when nobody says anything. */
    private void wakeListeners() {
        try (Connection connection = database.getConnection()) {
            if (Dialect.of(connection).filter(Dialect.POSTGRESQL::equals).isPresent()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("NOTIFY tidings_outbox");
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
