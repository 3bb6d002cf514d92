package io.tidings.config;

/** What a recovering subscriber gets. */
public enum RecoveryMode {
    /** Every publication since its position, or the honest word that they are gone. */
    STREAM,
    /** The newest publication only. */
    CACHE
}
