package io.tidings.ingest;

import io.tidings.protocol.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application puts into the outbox.
 *
 * @param text whether the payload is JSON text; other bytes are kept as bytes
 * @param tags text labels, often empty
 * @param idempotencyKey what makes this publication the same as another one of its channel; null = nothing does
 * @param partitionKey what shares an order with it; null = the channel
 */
public record OutboxEntry(
        String channel,
        Payload data,
        boolean text,
        Map<String, String> tags,
        @Nullable String idempotencyKey,
        @Nullable String partitionKey) {}
