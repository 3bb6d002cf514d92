package io.tidings.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.hub.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresRelayTest implements RelayFaultContract {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    public DataSource database() {
        return postgres.getPostgresDatabase();
    }

    @Test
    void a_commit_of_anybody_is_heard_at_once() throws SQLException {
        try (RelayStage stage = new RelayStage(database(), "tidings.outbox.poll_interval=1h")) {
            stage.isUp();
            Await.until("it listens", () -> listens(stage));
            for (int i = 0; i < 5; i++) {
                stage.commits("chat:1", String.valueOf(i));
                stage.isRelayed();
            }
            assertEquals(List.of("0", "1", "2", "3", "4"), stage.hub().data());
        }
    }

    private static boolean listens(RelayStage stage) {
        try {
            return stage.number("SELECT COUNT(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'") > 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
