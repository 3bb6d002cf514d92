package io.tidings.api;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;

/**
 * A client in a channel.
 *
 * @param channel name of the channel
 * @param caller user and connection
 * @param info JSON about the connection, from its token; empty when there is none
 */
public record Presence(String channel, Caller caller, String info) {

    static Presence of(String channel, ClientInfo client) {
        Payload info = client.connInfo();
        return new Presence(channel, Caller.of(client), info == null ? "" : info.text());
    }
}
