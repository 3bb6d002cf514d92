/**
 * Everything that reaches the hub by plain HTTP: the streaming transports and the server API. May touch everything inward
 * of {@link io.tidings.security}, Jakarta REST, servlets and CDI; the only home of Jakarta REST, of which there is none: a
 * portal whose WAR embeds us would find our resources and mappers in its own REST applications, which take in all there
 * are. Out of scope: WebSocket, and the rules that it applies.
 */
@NullMarked
package io.tidings.http;

import org.jspecify.annotations.NullMarked;
