package io.tidings.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.TestConfig;
import io.tidings.hub.Await;
import io.tidings.ingest.DatabaseUnavailable.Reason;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private final FlakySource source = new FlakySource(h2());

    private static JdbcDataSource h2() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    private Database with(String... settings) {
        return new Database(source, TestConfig.with(settings).database());
    }

    /** Makes calls that stay until the latch opens, one after the other. */
    private static List<Thread> callers(
            Database database, int number, CountDownLatch end, ConcurrentLinkedQueue<Reason> refused) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            threads.add(new Thread(() -> {
                try {
                    database.call(connection -> {
                        end.await();
                        return 0;
                    });
                } catch (DatabaseUnavailable unavailable) {
                    refused.add(unavailable.reason());
                } catch (SQLException | InterruptedException failed) {
                    throw new AssertionError(failed);
                }
            }));
        }
        threads.forEach(Thread::start);
        return threads;
    }

    @Test
    void so_many_run_so_many_wait_and_the_rest_is_refused_at_once() throws InterruptedException {
        Database database = with("tidings.database.max_concurrent=2", "tidings.database.max_waiting=3");
        CountDownLatch end = new CountDownLatch(1);
        ConcurrentLinkedQueue<Reason> refused = new ConcurrentLinkedQueue<>();
        List<Thread> threads = callers(database, 9, end, refused);
        Await.until("all have a place or none", () -> refused.size() == 4);
        Await.until("the others wait", () -> database.running() == 2 && database.waiting() == 3);
        assertTrue(refused.stream().allMatch(reason -> reason == Reason.FULL));
        assertEquals(2, source.asked(), "who waits has no connection yet");
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(4, refused.size());
        assertEquals(5, source.asked());
        assertEquals(4, database.unavailable(Reason.FULL));
        assertEquals(0, database.running() + database.waiting());
    }

    @Test
    void who_waits_too_long_is_refused() throws InterruptedException {
        Database database = with("tidings.database.max_concurrent=1", "tidings.database.max_wait=20ms");
        CountDownLatch end = new CountDownLatch(1);
        ConcurrentLinkedQueue<Reason> refused = new ConcurrentLinkedQueue<>();
        List<Thread> threads = callers(database, 2, end, refused);
        Await.until("one is refused", () -> refused.contains(Reason.WAITED));
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, database.unavailable(Reason.WAITED));
    }

    @Test
    void a_database_that_failed_often_enough_is_not_asked() {
        Database database = with("tidings.database.breaker_failures=3", "tidings.database.breaker_delay=10m");
        fails(database, 3);
        assertTrue(database.isLeftAlone());
        int asked = source.asked();
        for (int i = 0; i < 100; i++) {
            assertEquals(Reason.OPEN, reason(database));
        }
        assertEquals(asked, source.asked());
        assertEquals(100, database.unavailable(Reason.OPEN));
    }

    @Test
    void a_database_that_is_left_alone_is_tried_again_after_a_while() {
        Database database = with("tidings.database.breaker_failures=1", "tidings.database.breaker_delay=10ms");
        fails(database, 1);
        assertTrue(database.isLeftAlone());
        Await.until("it is tried again", () -> reason(database) == Reason.FAILED);
        source.comesBack();
        Await.until("it is tried again", () -> reason(database) == null);
        assertFalse(database.isLeftAlone());
    }

    @Test
    void one_call_tries_and_the_others_are_refused_until_it_has_succeeded() throws Exception {
        Database database = with("tidings.database.breaker_failures=3", "tidings.database.breaker_delay=10ms");
        fails(database, 3);
        source.comesBack();
        CountDownLatch trying = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread trial = new Thread(() -> Await.until(
                "it may try",
                () -> reason(database, () -> {
                            trying.countDown();
                            end.await();
                        })
                        == null));
        trial.start();
        Await.until("it tries", () -> trying.getCount() == 0);
        int asked = source.asked();
        for (int i = 0; i < 20; i++) {
            assertEquals(Reason.OPEN, reason(database));
        }
        assertEquals(asked, source.asked());
        end.countDown();
        trial.join();
        assertFalse(database.isLeftAlone());
        assertNull(reason(database));
    }

    @Test
    void a_database_that_stays_away_is_asked_once_a_delay() {
        long delay = Duration.ofMillis(20).toNanos();
        Database database = with("tidings.database.breaker_failures=3", "tidings.database.breaker_delay=20ms");
        long began = System.nanoTime();
        fails(database, 3);
        while (System.nanoTime() - began < 5 * delay) {
            assertTrue(reason(database) != null);
        }
        long delays = (System.nanoTime() - began) / delay;
        assertTrue(source.asked() - 3 <= delays, () -> source.asked() - 3 + " times in " + delays + " delays");
    }

    /** The database goes away, and so many calls fail by it. */
    private void fails(Database database, int calls) {
        source.goesAway();
        for (int i = 0; i < calls; i++) {
            assertEquals(Reason.FAILED, reason(database));
        }
    }

    private interface Action {
        void run() throws InterruptedException;
    }

    private static Reason reason(Database database) {
        return reason(database, () -> {});
    }

    /** Why a call that does this came to nothing; null if it did not. */
    private static Reason reason(Database database, Action action) {
        try {
            database.call(connection -> {
                action.run();
                return 0;
            });
            return null;
        } catch (DatabaseUnavailable unavailable) {
            return unavailable.reason();
        } catch (SQLException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void a_statement_that_the_database_refuses_says_nothing_against_the_database() {
        Database database = with("tidings.database.breaker_failures=1");
        assertThrows(
                SQLException.class,
                () -> database.call(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute("SELECT nonsense");
                    }
                }));
        assertFalse(database.isLeftAlone());
    }

    @Test
    void a_connection_that_breaks_in_the_middle_is_an_absence_however_it_says_so() {
        for (Exception broken : List.of(FlakySource.closed(), new UndeclaredThrowableException(FlakySource.closed()))) {
            Database database = with("tidings.database.breaker_failures=1");
            DatabaseUnavailable unavailable = assertThrows(
                    DatabaseUnavailable.class,
                    () -> database.transaction(connection -> {
                        source.goesAway();
                        if (broken instanceof SQLException said) {
                            throw said;
                        }
                        throw (RuntimeException) broken;
                    }));
            assertEquals(Reason.FAILED, unavailable.reason());
            assertTrue(database.isLeftAlone());
            source.comesBack();
        }
    }

    @Test
    void what_a_transaction_does_not_commit_is_rolled_back() throws Exception {
        Database database = with();
        execute(database, "CREATE TABLE t (n INTEGER)");
        assertThrows(
                IllegalStateException.class,
                () -> database.transaction(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("INSERT INTO t VALUES (1)");
                    }
                    throw new IllegalStateException("changed its mind");
                }));
        execute(database, "INSERT INTO t VALUES (2)");
        assertEquals(2, database.<Integer>call(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT SUM(n) FROM t")) {
                found.next();
                return found.getInt(1);
            }
        }));
    }

    private static void execute(Database database, String sql) throws Exception {
        database.call(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
