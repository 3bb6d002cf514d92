/**
 * Clients, channels, subscriptions, outboxes, fan-out, presence and history, and the ports through which they reach the
 * rest. Plain Java: no container, no CDI, made with {@code new}. May touch {@link io.tidings.codec} and
 * {@link io.tidings.protocol}. Out of scope: sockets, tokens, and where history is kept.
 */
@NullMarked
package io.tidings.hub;

import org.jspecify.annotations.NullMarked;
