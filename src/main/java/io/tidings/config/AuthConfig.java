package io.tidings.config;

/**
 * Who may come in.
 *
 * @param mode how it may be known who a client is
 * @param role what the container must say somebody is, where it is asked who they are; empty = anybody with a login
 */
public record AuthConfig(AuthMode mode, String role) {}
