package io.tidings.api;

/**
 * A connection of a client, as observers of {@link Connected} and {@link Disconnected} get it.
 *
 * <p>Observers run on threads of the container, with the request scope active and without a transaction. They may block.
 * What concerns one client comes in its order: connected, joined, published, left, disconnected; between clients there is
 * no order. Events wait in a queue; when it is full, new ones are dropped, counted and told in the log. Every node tells
 * of its own clients.
 *
 * @param caller user and connection
 * @param transport {@code websocket}, {@code sse} ...
 * @param code why it ended, as the protocol has it; 0 while it stands
 * @param reason the same in words; empty while it stands
 */
public record Connection(Caller caller, String transport, int code, String reason) {}
