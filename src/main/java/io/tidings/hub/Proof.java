package io.tidings.hub;

/**
 * What vouched for an identity or a permission, so that it can be taken back.
 *
 * @param id id of the token (claim {@code jti}), or name of the container's HTTP session; empty = it has none
 * @param issuedAt when it was issued, or when the container vouched, in seconds since 1970; 0 = nobody said
 */
public record Proof(String id, long issuedAt) {}
