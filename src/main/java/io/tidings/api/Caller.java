package io.tidings.api;

/**
 * The client behind a call or message.
 *
 * @param user user id; empty for an anonymous client
 * @param client connection id
 */
public record Caller(String user, String client) {}
