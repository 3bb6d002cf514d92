package io.tidings.config;

/** How frames get into WebSocket sessions. */
public enum FrameSenderChoice {
    /** The container's fastest way, where it is one we know. */
    AUTO,
    /** Only what Jakarta WebSocket offers; slower, and for finding out whether a fast way is at fault. */
    PORTABLE
}
