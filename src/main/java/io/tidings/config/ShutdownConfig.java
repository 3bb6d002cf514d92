package io.tidings.config;

import java.time.Duration;

/**
 * How connections end when the node stops.
 *
 * @param spread longest time over which the disconnects are spread
 * @param rate disconnects a second below that time
 */
public record ShutdownConfig(Duration spread, int rate) {}
