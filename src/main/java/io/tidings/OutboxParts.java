package io.tidings;

import io.tidings.api.Outbox;
import io.tidings.api.OutboxUnavailable;
import io.tidings.api.WrittenOutbox;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Hub;
import io.tidings.ingest.DatabaseUnavailable;
import io.tidings.ingest.OutboxEntry;
import io.tidings.ingest.TransactionalOutbox;
import io.tidings.observability.OutboxReading;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.PublishOptions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The transactional outbox between the application, the database and the hub, if it is switched on. */
final class OutboxParts implements AutoCloseable {

    private final @Nullable TransactionalOutbox table;
    private final Outbox outbox;

    OutboxParts(TidingsConfig config, Hub hub) {
        TransactionalOutbox built = !config.outbox().enabled()
                ? null
                : new TransactionalOutbox(
                        TransactionalOutbox.dataSource(config.outbox().dataSource()),
                        config.outbox(),
                        config.database(),
                        (channel, data, tags, key) -> hub.publish(channel, data, options(tags, key)));
        table = built;
        outbox = new WrittenOutbox(
                hub::knowsChannel, (channel, data, text, options) -> write(built, channel, data, text, options));
    }

    private static PublishOptions options(Map<String, String> tags, @Nullable String key) {
        PublishOptions options = PublishOptions.NONE.tags(tags);
        return key == null ? options : options.when(PublishCondition.once(key));
    }

    private static void write(
            @Nullable TransactionalOutbox table, String channel, Payload data, boolean text, Outbox.Options options) {
        if (table == null) {
            throw new IllegalStateException("the outbox is off: set tidings.outbox.enabled=true");
        }
        try {
            table.write(new OutboxEntry(
                    channel, data, text, options.tags(), options.idempotencyKey(), options.partitionKey()));
        } catch (DatabaseUnavailable unavailable) {
            throw new OutboxUnavailable(String.valueOf(unavailable.getMessage()), unavailable);
        } catch (SQLException refused) {
            throw new IllegalStateException("the database refuses the publication: " + refused.getMessage(), refused);
        }
    }

    /** What beans inject; refuses everything where the outbox is off. */
    Outbox outbox() {
        return outbox;
    }

    void start(ThreadFactory threads) {
        if (table != null) {
            table.start(threads);
        }
    }

    /** For metrics; empty where the outbox is off. */
    Optional<OutboxReading> read() {
        return Optional.ofNullable(table).map(TransactionalOutbox::figures).map(OutboxParts::reading);
    }

    private static OutboxReading reading(TransactionalOutbox.Figures figures) {
        return new OutboxReading(
                figures.relayed(),
                figures.refused(),
                figures.failures(),
                figures.age(),
                figures.running(),
                figures.waiting(),
                figures.leftAlone(),
                Arrays.stream(DatabaseUnavailable.Reason.values())
                        .collect(Collectors.toMap(
                                DatabaseUnavailable.Reason::label, figures.unavailable()::applyAsLong)));
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }
}
