package io.tidings.config;

/**
 * What is written down of who came and what they were let do.
 *
 * @param enabled whether anything is
 */
public record AuditConfig(boolean enabled) {}
