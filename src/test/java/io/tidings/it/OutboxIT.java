package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The transactional outbox on a real PostgreSQL, and what is left of it when somebody dies. */
@ToldOn(TestedServer.PAYARA_MICRO)
class OutboxIT extends ServerStories<ShopServer> implements OutboxStory {

    private static final String METRICS = "tidings/metrics";
    private static final String OPEN = "\ntidings_database_breaker_open 1";
    private static final String CLOSED = "\ntidings_database_breaker_open 0";

    private final Postgres postgres = Postgres.started();

    @Override
    ShopServer start() {
        // so rarely that what comes at once came by a notification
        return ShopServer.on(
                postgres,
                Map.of(
                        "tidings.outbox.poll_interval", "1h",
                        "tidings.database.breaker_failures", "3",
                        "tidings.database.breaker_delay", "1s",
                        "tidings.database.retry_max_delay", "1s"));
    }

    @Override
    @BeforeAll
    void begin() {
        super.begin();
        Await.until("it hears notifications", PATIENCE, () -> log().has("hears the notifications"));
    }

    @Override
    @AfterAll
    void end() {
        super.end();
        postgres.close();
    }

    private static void insert(Connection connection, String customer, int quantity) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO tidings_outbox (channel, data) VALUES ('orders:" + customer
                    + "', '{\"quantity\":" + quantity + "}')");
        }
    }

    private long rows() {
        return postgres.number("SELECT COUNT(*) FROM tidings_outbox");
    }

    @Test
    void a_row_that_another_program_committed_is_published_at_once() throws SQLException {
        String customer = UUID.randomUUID().toString();
        try (var client = listener(customer);
                var other = postgres.transaction()) {
            insert(other, customer, 1);
            insert(other, customer, 2);
            other.commit();
            assertEquals(List.of("1", "2"), List.of(next(client), next(client)));
        }
    }

    @Test
    void two_rows_with_one_idempotency_key_are_one_publication() throws SQLException {
        String customer = UUID.randomUUID().toString();
        try (var client = listener(customer)) {
            for (int quantity : List.of(1, 2)) {
                postgres.execute("INSERT INTO tidings_outbox (channel, data, idempotency_key) VALUES ('orders:"
                        + customer + "', '{\"quantity\":" + quantity + "}', 'once')");
            }
            assertEquals(200, order(customer, "3"));
            assertEquals(List.of("1", "3"), List.of(next(client), next(client)));
        }
    }

    @Test
    void a_server_that_dies_between_commit_and_relay_loses_nothing_and_doubles_nothing() throws SQLException {
        String customer = UUID.randomUUID().toString();
        try (var hold = postgres.transaction();
                Statement statement = hold.createStatement()) {
            // nobody can relay while somebody has the partitions
            statement.execute("SELECT * FROM tidings_outbox_partition FOR UPDATE");
            assertEquals(200, order(customer, "1,2"));
            assertEquals(2, rows());
            server().kill();
            assertEquals(2, rows());
            server().start();
            try (var client = listener(customer)) {
                hold.rollback();
                postgres.execute("NOTIFY tidings_outbox");
                assertEquals(List.of("1", "2"), List.of(next(client), next(client)));
                assertEquals(200, order(customer, "3"));
                assertEquals("3", next(client));
                assertEquals(List.of("1", "2", "3"), history(client, customer));
                assertEquals(0, rows());
            }
        }
        assertEquals(3, postgres.number("SELECT COUNT(*) FROM shop_orders WHERE customer = '" + customer + "'"));
    }

    /** The one way in which a row can come twice; the new stream and the tag tell. */
    @Test
    void a_server_that_dies_between_publishing_and_commit_publishes_the_batch_again_with_the_same_ids()
            throws SQLException {
        String customer = UUID.randomUUID().toString();
        postgres.execute("CREATE FUNCTION wait_for_the_test() RETURNS trigger LANGUAGE plpgsql AS $$"
                + " BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$");
        postgres.execute("CREATE CONSTRAINT TRIGGER wait_for_the_test AFTER DELETE ON tidings_outbox"
                + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_for_the_test()");
        JsonObject before;
        String epoch;
        try (var hold = postgres.transaction();
                Statement statement = hold.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(4711)");
            try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
                epoch = client.subscribe("orders:" + customer).getString("epoch");
                assertEquals(200, order(customer, "1"));
                before = OutboxStory.publication(client.push("\"pub\":"));
                server().kill();
            }
            // the session of the dead server still waits for its commit; an operating system would end it some day
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE pid <> pg_backend_pid() AND wait_event_type = 'Lock'");
            hold.rollback();
        }
        assertEquals(1, rows());
        postgres.execute("DROP TRIGGER wait_for_the_test ON tidings_outbox");
        server().start();
        try (var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            Await.until("it was relayed", PATIENCE, () -> rows() == 0);
            JsonObject back = client.call("\"subscribe\":{\"channel\":\"orders:" + customer
                    + "\",\"recover\":true,\"offset\":1,\"epoch\":\"" + epoch + "\"}");
            assertFalse(back.containsKey("recovered"), back::toString);
            JsonObject after = client.call("\"history\":{\"channel\":\"orders:" + customer + "\",\"limit\":10}")
                    .getJsonArray("publications")
                    .getJsonObject(0);
            assertEquals(before.getJsonObject("data"), after.getJsonObject("data"));
            assertEquals(before.getJsonObject("tags"), after.getJsonObject("tags"));
        }
    }

    private String metrics() {
        return Http.send("GET", base().resolve(METRICS), "").body();
    }

    private int announce(String customer) {
        return Http.send("POST", shop("announcements", customer, "sale"), "").statusCode();
    }

    @Test
    void while_postgresql_is_stopped_callers_are_refused_at_once_and_afterwards_everything_is_delivered()
            throws SQLException {
        String customer = UUID.randomUUID().toString();
        try (var client = listener(customer)) {
            assertEquals(200, order(customer, "1"));
            assertEquals("1", next(client));
            assertTrue(metrics().contains(CLOSED), this::metrics);
            int before = log().size();
            try (var hold = postgres.transaction();
                    Statement statement = hold.createStatement()) {
                statement.execute("SELECT * FROM tidings_outbox_partition FOR UPDATE");
                assertEquals(200, order(customer, "2,3"));
                postgres.stop();
            }
            for (int i = 0; i < 10; i++) {
                assertEquals(503, announce(customer));
            }
            assertEquals(100, client.error("\"rpc\":{\"method\":\"announce\",\"data\":\"" + customer + "\"}"));
            Await.until("the breaker is open", PATIENCE, () -> metrics().contains(OPEN));
            Await.until("the log says so", PATIENCE, () -> log().has("the database fails; it is left alone"));
            assertFalse(log().linesSince(before).stream()
                    .anyMatch(line -> line.contains(" io.tidings") && line.contains("SEVERE")));
            postgres.start();
            Await.until("callers are heard again", PATIENCE, () -> order(customer, "4") == 200);
            assertEquals(List.of("2", "3"), List.of(next(client), next(client)));
            assertEquals("4", next(client));
            Await.until("the breaker is closed", PATIENCE, () -> metrics().contains(CLOSED));
            Await.until(
                    "it hears notifications again",
                    PATIENCE,
                    () -> log().linesSince(before).stream().anyMatch(line -> line.contains("hears the notifications")));
            try (var other = postgres.transaction()) {
                insert(other, customer, 5);
                other.commit();
            }
            assertEquals("5", next(client));
            client.call("\"rpc\":{\"method\":\"announce\",\"data\":\"" + customer + "\"}");
            assertEquals(
                    "called", OutboxStory.publication(client.push("\"pub\":")).getString("data"));
            assertTrue(metrics().contains("\ntidings_database_unavailable_total{reason=\"open\"}"), this::metrics);
        }
    }
}
