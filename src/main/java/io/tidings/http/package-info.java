/**
 * Everything that reaches the hub by plain HTTP: the streaming transports and the server API. May touch everything inward
 * of {@link io.tidings.security}, servlets and CDI. Out of scope: WebSocket, and the rules that it applies.
 */
@NullMarked
package io.tidings.http;

import org.jspecify.annotations.NullMarked;
