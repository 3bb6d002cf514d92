package io.tidings.config;

/** Who may read the metrics that Tidings shows itself. */
public enum MetricsAccess {
    /** Nobody: there is no such page. */
    NOBODY,
    /** Processes on this machine, unless a proxy passed their request on. */
    LOCAL,
    /** Who has logged in at the container and has a role. */
    ROLE,
    /** Everybody who reaches the port. */
    EVERYBODY
}
