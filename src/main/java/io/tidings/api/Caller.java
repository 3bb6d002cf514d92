package io.tidings.api;

import io.tidings.protocol.ClientInfo;

/**
 * The client behind a call or message; in a call through the server API nobody, and both are empty.
 *
 * @param user user id; empty for an anonymous client
 * @param client connection id; a client always has one
 */
public record Caller(String user, String client) {

    static Caller of(ClientInfo info) {
        return new Caller(info.user(), info.client());
    }
}
