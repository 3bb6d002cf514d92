package io.tidings.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.hub.Await;
import io.tidings.protocol.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every database that can hold the outbox. */
interface RelayContract {

    /** The database, which may hold tables of earlier tests. */
    DataSource database();

    @BeforeEach
    default void begin_with_nothing() throws SQLException {
        RelayStage.empty(database());
    }

    @Test
    default void committed_rows_are_relayed_in_the_order_they_were_written() throws SQLException {
        try (RelayStage stage = new RelayStage(database(), "tidings.outbox.batch_size=2")) {
            stage.isUp();
            stage.commits("chat:1", "1", "2", "3", "4", "5");
            stage.commits("chat:1", "6");
            stage.isRelayed();
            assertEquals(List.of("1", "2", "3", "4", "5", "6"), stage.hub().data());
        }
    }

    @Test
    default void what_is_rolled_back_is_never_relayed() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            stage.isUp();
            try (Connection connection = stage.transaction()) {
                RelayStage.insert(connection, "chat:1", "\"never\"");
                connection.rollback();
            }
            stage.commits("chat:1", "\"after\"");
            stage.isRelayed();
            assertEquals(List.of("\"after\""), stage.hub().data());
        }
    }

    /** The trap of tables that are read with a bookmark. */
    @Test
    default void a_row_with_a_small_id_that_commits_late_is_not_passed_by() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            stage.isUp();
            try (Connection slow = stage.transaction()) {
                RelayStage.insert(slow, "chat:1", "\"slow\"");
                stage.commits("chat:1", "\"quick\"");
                Await.until("the quick one came", () -> stage.hub().data().size() == 1);
                slow.commit();
            }
            stage.isRelayed();
            assertEquals(List.of("\"quick\"", "\"slow\""), stage.hub().data());
        }
    }

    @Test
    default void a_row_is_as_plain_sql_wrote_it() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            stage.isUp();
            stage.executes("INSERT INTO tidings_outbox (channel, data, tags, idempotency_key, outbox_id)"
                    + " VALUES ('chat:1', '{\"a\" : 1.0}', '{\"kind\":\"x\"}', 'my-key', 'my-id')");
            stage.isRelayed();
            assertEquals(
                    List.of(new FakeHub.Came(
                            "chat:1", "{\"a\" : 1.0}", Map.of("kind", "x", "outbox_id", "my-id"), "my-key")),
                    stage.hub().all());
        }
    }

    @Test
    default void every_row_has_an_id_of_its_own_and_no_tag_if_none_is_wanted() throws Exception {
        try (RelayStage stage = new RelayStage(database())) {
            TransactionalOutbox outbox = stage.isUp();
            stage.commits("chat:1", "1", "2");
            outbox.write(RelayStage.entry("chat:1", "3"));
            stage.isRelayed();
            assertEquals(List.of("1", "2", "3"), stage.hub().data());
            List<String> ids = stage.hub().all().stream()
                    .map(came -> came.tags().get("outbox_id"))
                    .toList();
            assertEquals(3, new HashSet<>(ids).size(), ids::toString);
        }
        try (RelayStage stage = new RelayStage(database(), "tidings.outbox.id_tag=false")) {
            stage.isUp();
            stage.commits("chat:1", "4");
            stage.isRelayed();
            assertEquals(
                    List.of(new FakeHub.Came("chat:1", "4", Map.of(), null)),
                    stage.hub().all());
        }
    }

    @Test
    default void bytes_and_options_arrive_as_they_were_written() throws SQLException, DatabaseUnavailable {
        try (RelayStage stage = new RelayStage(database())) {
            TransactionalOutbox outbox = stage.isUp();
            outbox.write(new OutboxEntry(
                    "chat:1", Payload.of(new byte[] {'o', 'k'}), false, Map.of("a", "b"), "key", "lane"));
            stage.isRelayed();
            assertEquals(
                    List.of(new FakeHub.Came(
                            "chat:1", "ok", stage.hub().all().get(0).tags(), "key")),
                    stage.hub().all());
            assertEquals("b", stage.hub().all().get(0).tags().get("a"));
        }
    }

    @Test
    default void what_cannot_be_published_is_moved_aside_with_the_reason() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            TransactionalOutbox outbox = stage.isUp();
            stage.executes("INSERT INTO tidings_outbox (channel, data, partition_key) VALUES ('unknown', '1', 'one')");
            stage.executes("INSERT INTO tidings_outbox (channel, data, tags, partition_key)"
                    + " VALUES ('chat:1', '2', '[]', 'one')");
            stage.executes("INSERT INTO tidings_outbox (channel, data, partition_key) VALUES ('chat:1', '3', 'one')");
            stage.isRelayed();
            assertEquals(List.of("3"), stage.hub().data());
            assertEquals(2, outbox.figures().refused());
            assertEquals(
                    "102 unknown channel",
                    stage.text("SELECT reason FROM tidings_outbox_refused WHERE channel = 'unknown' AND data = '1'"));
            assertEquals(
                    "the tags are no JSON object",
                    stage.text("SELECT reason FROM tidings_outbox_refused WHERE tags = '[]'"));
        }
    }

    @Test
    default void rows_with_one_partition_key_keep_their_order_across_channels() throws SQLException {
        try (RelayStage stage = new RelayStage(database(), "tidings.outbox.batch_size=1")) {
            List<String> expected = new ArrayList<>();
            stage.isUp();
            try (Connection connection = stage.transaction();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO tidings_outbox (channel, data, partition_key) VALUES (?, ?, 'order-7')")) {
                for (int i = 0; i < 20; i++) {
                    insert.setString(1, "chat:" + i);
                    insert.setString(2, String.valueOf(i));
                    insert.executeUpdate();
                    expected.add(String.valueOf(i));
                }
                connection.commit();
            }
            stage.isRelayed();
            assertEquals(expected, stage.hub().data());
        }
    }

    @Test
    default void the_statements_of_the_documentation_publish_and_put_back_what_was_moved_aside() throws Exception {
        List<String> statements = DocumentedCode.blocks("sql");
        try (RelayStage stage = new RelayStage(database())) {
            stage.isUp();
            stage.executes(statements.get(0));
            stage.commits("unknown", "1");
            stage.isRelayed();
            assertEquals(List.of("{\"quantity\":2}"), stage.hub().data("orders:anna"));
            assertEquals(List.of(), stage.hub().data("unknown"));
            stage.hub().knowsAllChannels();
            for (String statement : statements.get(1).split(";")) {
                stage.executes(statement);
            }
            stage.isRelayed();
            assertEquals(List.of("1"), stage.hub().data("unknown"));
            assertEquals(0, stage.number("SELECT COUNT(*) FROM tidings_outbox_refused"));
        }
    }
}
