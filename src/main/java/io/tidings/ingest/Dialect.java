package io.tidings.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** What differs between the databases that can hold the table. */
enum Dialect {
    POSTGRESQL(
            "PostgreSQL",
            "outbox-postgresql.sql",
            "DELETE FROM tidings_outbox WHERE id IN"
                    + " (SELECT id FROM tidings_outbox WHERE partition_no = ? ORDER BY id LIMIT ?)"
                    + " RETURNING id, channel, data, data_bytes, tags, idempotency_key, partition_key, outbox_id,"
                    + " (EXTRACT(EPOCH FROM clock_timestamp() - created_at) * 1000)::bigint"),

    H2(
            "H2",
            "outbox-h2.sql",
            "SELECT id, channel, data, data_bytes, tags, idempotency_key, partition_key, outbox_id,"
                    + " DATEDIFF(MILLISECOND, created_at, CURRENT_TIMESTAMP) FROM OLD TABLE (DELETE FROM tidings_outbox"
                    + " WHERE id IN (SELECT id FROM tidings_outbox WHERE partition_no = ? ORDER BY id LIMIT ?))");

    private final String product;
    private final String script;
    private final String take;

    Dialect(String product, String script, String take) {
        this.product = product;
        this.script = script;
        this.take = take;
    }

    /** That of a connection; empty for a database that is none of these. */
    static Optional<Dialect> of(Connection connection) throws SQLException {
        String name = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equals(name))
                .findFirst();
    }

    /** The file that creates the tables, beside this class. */
    String script() {
        return script;
    }

    /** What is in that file. */
    String ddl() {
        try (InputStream in = Dialect.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Deletes the oldest rows of a partition and returns them, in any order; parameters: partition, number. */
    String take() {
        return take;
    }
}
