package io.tidings.config;

/** Which payloads a channel takes. */
public enum DataFormat {
    /** Anything but an empty payload. */
    NOT_EMPTY,
    /** One JSON value. */
    JSON,
    /** One JSON object. */
    JSON_OBJECT,
    /** Any bytes, an empty payload too. */
    BINARY
}
