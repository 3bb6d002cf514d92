package io.tidings.config;

/**
 * Why a configuration is refused.
 *
 * @param key the full key that has to be changed
 * @param line one line for the operator: key, value where it is no secret, what is allowed
 */
record Problem(String key, String line) {}
