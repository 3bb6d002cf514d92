package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same on WildFly with PostgreSQL, in a pool as {@code wildfly-config/postgresql.cli} makes it. */
@ToldOn(TestedServer.WILDFLY)
class OutboxWildFlyPostgresIT extends ServerStories<WildFlyServer> implements OutboxStory {

    private final Postgres postgres = Postgres.started();

    @Override
    WildFlyServer start() {
        return WildFlyServer.startShopOn(postgres);
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

    @Test
    void a_row_that_another_program_committed_is_published_at_once() throws SQLException {
        String customer = UUID.randomUUID().toString();
        try (var client = listener(customer)) {
            postgres.execute("INSERT INTO tidings_outbox (channel, data) VALUES ('orders:" + customer
                    + "', '{\"quantity\":1}'), ('orders:" + customer + "', '{\"quantity\":2}')");
            assertEquals(List.of("1", "2"), List.of(next(client), next(client)));
        }
        assertEquals(0, postgres.number("SELECT COUNT(*) FROM tidings_outbox"));
    }
}
