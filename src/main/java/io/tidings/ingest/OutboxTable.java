package io.tidings.ingest;

import io.tidings.config.DatabaseConfig;
import io.tidings.protocol.Payload;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The statements on {@code tidings_outbox}. The caller brings the connection, and with it the transaction. Thread-safe.
 *
 * <p>A row that was relayed is deleted, so nobody has to remember how far he has come. That is what makes the order of ids
 * enough: a transaction that commits late with a small id is found the next time, where a reader with a bookmark would have
 * passed it by. {@code docs/adr/} says more.
 */
final class OutboxTable {

    private static final String INSERT = "INSERT INTO tidings_outbox"
            + " (channel, data, data_bytes, tags, idempotency_key, partition_key) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String REFUSE = "INSERT INTO tidings_outbox_refused"
            + " (id, channel, data, data_bytes, tags, idempotency_key, partition_key, outbox_id, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String PARTITIONS = "SELECT DISTINCT partition_no FROM tidings_outbox ORDER BY partition_no";
    private static final String LOCK =
            "SELECT partition_no FROM tidings_outbox_partition WHERE partition_no = ? FOR UPDATE SKIP LOCKED";
    private static final String PROBE = "SELECT COUNT(*) FROM tidings_outbox_partition";

    private final int timeoutSeconds;

    OutboxTable(DatabaseConfig config) {
        timeoutSeconds = Math.toIntExact(Math.max(1, config.statementTimeout().toSeconds()));
    }

    /** Whether the tables are there, and ours to use; ends the transaction if not. */
    boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(timeoutSeconds);
            try (ResultSet found = statement.executeQuery(PROBE)) {
                return found.next() && found.getInt(1) > 0;
            }
        } catch (SQLException failed) {
            // class 42 of the SQL standard: no such table, or no right to it
            String state = failed.getSQLState();
            if (state == null || !state.startsWith("42")) {
                throw failed;
            }
            connection.rollback();
            return false;
        }
    }

    /** Creates what is missing of the tables, in one transaction. */
    void create(Connection connection, Dialect dialect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(dialect.ddl());
        }
        connection.commit();
    }

    void insert(Connection connection, OutboxEntry entry) throws SQLException {
        try (PreparedStatement insert = prepared(connection, INSERT)) {
            insert.setString(1, entry.channel());
            insert.setString(2, entry.text() ? entry.data().text() : null);
            insert.setBytes(3, entry.text() ? null : entry.data().bytes());
            insert.setString(4, Tags.write(entry.tags()));
            insert.setString(5, entry.idempotencyKey());
            insert.setString(6, entry.partitionKey());
            insert.executeUpdate();
        }
    }

    /** The partitions that have rows. */
    List<Integer> partitions(Connection connection) throws SQLException {
        try (PreparedStatement select = prepared(connection, PARTITIONS);
                ResultSet found = select.executeQuery()) {
            List<Integer> partitions = new ArrayList<>();
            while (found.next()) {
                partitions.add(found.getInt(1));
            }
            return partitions;
        }
    }

    /** Takes a partition for this transaction; false when another node has it. */
    boolean lock(Connection connection, int partition) throws SQLException {
        try (PreparedStatement select = prepared(connection, LOCK)) {
            select.setInt(1, partition);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    /** Deletes up to {@code most} of the oldest rows of a partition and returns them, oldest first. */
    List<OutboxRow> take(Connection connection, Dialect dialect, int partition, int most) throws SQLException {
        try (PreparedStatement take = prepared(connection, dialect.take())) {
            take.setInt(1, partition);
            take.setInt(2, most);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet found = take.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            rows.sort(Comparator.comparingLong(OutboxRow::id));
            return rows;
        }
    }

    private static OutboxRow row(ResultSet found) throws SQLException {
        String text = found.getString(3);
        byte[] bytes = text == null ? found.getBytes(4) : text.getBytes(StandardCharsets.UTF_8);
        return new OutboxRow(
                found.getLong(1),
                found.getString(2),
                Payload.of(bytes),
                text != null,
                found.getString(5),
                found.getString(6),
                found.getString(7),
                found.getString(8),
                found.getLong(9));
    }

    /** Keeps a row that nobody can publish, with the reason, where people find it. */
    void refuse(Connection connection, OutboxRow row, String reason) throws SQLException {
        try (PreparedStatement insert = prepared(connection, REFUSE)) {
            insert.setLong(1, row.id());
            insert.setString(2, row.channel());
            insert.setString(3, row.isText() ? row.data().text() : null);
            insert.setBytes(4, row.isText() ? null : row.data().bytes());
            insert.setString(5, row.tags());
            insert.setString(6, row.idempotencyKey());
            insert.setString(7, row.partitionKey());
            insert.setString(8, row.outboxId());
            insert.setString(9, reason);
            insert.executeUpdate();
        }
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(timeoutSeconds);
        return statement;
    }
}
