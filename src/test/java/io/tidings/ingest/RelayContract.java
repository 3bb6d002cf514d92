package io.tidings.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tidings.hub.Await;
import io.tidings.protocol.Payload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
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
    default void a_commit_that_fails_after_publishing_publishes_nothing_twice() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            stage.isUp();
            stage.source().failsToCommit(3);
            stage.commits("chat:1", "1", "2", "3");
            stage.isRelayed();
            assertEquals(List.of("1", "2", "3"), stage.hub().data());
        }
    }

    @Test
    default void a_commit_whose_answer_is_lost_publishes_nothing_twice() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            stage.isUp();
            stage.source().losesTheAnswerToACommit();
            stage.commits("chat:1", "1", "2");
            stage.isRelayed();
            stage.commits("chat:1", "3");
            stage.isRelayed();
            assertEquals(List.of("1", "2", "3"), stage.hub().data());
        }
    }

    @Test
    default void a_hub_that_gives_out_in_the_middle_gets_the_rest_later_and_nothing_twice() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            TransactionalOutbox outbox = stage.isUp();
            stage.hub().isAbsentFor("2");
            stage.commits("chat:1", "1", "2", "3");
            Await.until("it was tried twice", () -> outbox.figures().failures() >= 2);
            assertEquals(List.of("1"), stage.hub().data());
            stage.hub().isAbsentFor();
            stage.isRelayed();
            assertEquals(List.of("1", "2", "3"), stage.hub().data());
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
    default void what_was_moved_aside_is_not_lost_when_the_commit_fails() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            stage.isUp();
            stage.source().failsToCommit(2);
            stage.commits("unknown", "1");
            stage.isRelayed();
            assertEquals(1, stage.number("SELECT COUNT(*) FROM tidings_outbox_refused"));
        }
    }

    @Test
    default void a_partition_that_another_node_holds_is_left_to_it() throws SQLException {
        try (RelayStage stage = new RelayStage(database())) {
            TransactionalOutbox outbox = stage.isUp();
            try (Connection other = stage.transaction();
                    PreparedStatement hold =
                            other.prepareStatement("SELECT partition_no FROM tidings_outbox_partition FOR UPDATE")) {
                hold.executeQuery().close();
                stage.commits("chat:1", "1");
                int commits = stage.source().asked();
                Await.until("it has looked again", () -> stage.source().asked() > commits + 20);
                assertEquals(List.of(), stage.hub().data());
                other.rollback();
            }
            stage.isRelayed();
            assertEquals(List.of("1"), stage.hub().data());
            assertEquals(0, outbox.figures().failures());
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

    /** What two nodes relay of one table: each writer's rows come once and in order. */
    @Test
    default void with_many_writers_and_two_nodes_every_row_comes_once_and_in_order()
            throws SQLException, InterruptedException {
        int writers = 4;
        int each = 60;
        try (RelayStage stage = new RelayStage(database(), "tidings.outbox.batch_size=7")) {
            stage.isUp();
            stage.starts();
            List<Throwable> problems = new CopyOnWriteArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "chat:" + writer % 2;
                int from = writer * 1000;
                threads.add(new Thread(() -> {
                    try {
                        write(stage, name, from, each);
                    } catch (SQLException | RuntimeException failed) {
                        problems.add(failed);
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(List.of(), problems);
            stage.isRelayed();
            for (int writer = 0; writer < writers; writer++) {
                int from = writer * 1000;
                List<Integer> came = stage.hub().data("chat:" + writer % 2).stream()
                        .map(Integer::valueOf)
                        .filter(number -> number / 1000 == from / 1000)
                        .toList();
                assertEquals(numbers(from, each), came, "writer " + writer);
            }
        }
    }

    private static void write(RelayStage stage, String channel, int from, int each) throws SQLException {
        int written = 0;
        while (written < each) {
            int size = Math.min(each - written, ThreadLocalRandom.current().nextInt(1, 4));
            try (Connection connection = stage.transaction()) {
                for (int i = 0; i < size; i++) {
                    RelayStage.insert(connection, channel, String.valueOf(from + written + i));
                }
                if (ThreadLocalRandom.current().nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    written += size;
                }
            }
        }
    }

    private static List<Integer> numbers(int from, int size) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            numbers.add(from + i);
        }
        return numbers;
    }

    @Test
    default void a_database_that_goes_away_is_waited_for() throws SQLException {
        try (RelayStage stage = new RelayStage(database(), "tidings.database.breaker_failures=2")) {
            TransactionalOutbox outbox = stage.isUp();
            stage.commits("chat:1", "1");
            stage.isRelayed();
            stage.source().goesAway();
            Await.until("the breaker is open", () -> outbox.figures().leftAlone());
            stage.commits("chat:1", "2");
            stage.source().comesBack();
            stage.isRelayed();
            assertEquals(List.of("1", "2"), stage.hub().data());
            Await.until("the breaker is closed", () -> !outbox.figures().leftAlone());
        }
    }

    @Test
    default void a_table_that_is_not_there_is_waited_for() throws SQLException {
        try (RelayStage stage = new RelayStage(database(), "tidings.outbox.create_table=false")) {
            TransactionalOutbox outbox = stage.starts();
            Await.until("it was missed", () -> outbox.figures().failures() > 0);
            assertFalse(outbox.figures().leftAlone(), "the database itself is there");
            try (Connection connection = stage.transaction()) {
                Dialect dialect = Dialect.of(connection).orElseThrow();
                try (var statement = connection.createStatement()) {
                    statement.execute(dialect.ddl());
                    // it may be run again
                    statement.execute(dialect.ddl());
                }
                connection.commit();
            }
            stage.commits("chat:1", "1");
            stage.isRelayed();
            assertEquals(List.of("1"), stage.hub().data());
        }
    }
}
