/**
 * The WebSocket endpoints, their handshake, and the frame senders for each container. Thin: a frame goes to the codec, a
 * value to the hub. May touch everything inward of {@link io.tidings.security}, Jakarta WebSocket, servlets and CDI; the
 * only home of Jakarta WebSocket. Out of scope: the meaning of a command.
 */
@NullMarked
package io.tidings.websocket;

import org.jspecify.annotations.NullMarked;
