package io.tidings.hub;

import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the backend makes of a client's publication that it allows.
 *
 * @param data what is published in its place; null = as it is
 * @param options how it is published
 */
public record Amendment(@Nullable Payload data, PublishOptions options) {}
