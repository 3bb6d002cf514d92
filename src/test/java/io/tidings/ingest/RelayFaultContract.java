package io.tidings.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tidings.hub.Await;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What holds besides when something fails in the middle, or when several do the same work. */
interface RelayFaultContract extends RelayContract {

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
