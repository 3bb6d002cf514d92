package io.tidings.config;

/** How the server API tells errors. */
public enum ApiErrorMode {
    /** Status 200 and an object {@code error}. */
    BODY,
    /** A status of HTTP, and the error itself as the body. */
    TRANSPORT
}
