package io.tidings.hub;

/** Port: told each time that a limit refused something. Called on any thread, often when there is much to do. */
@FunctionalInterface
public interface LimitListener {

    /** Nobody counts. */
    LimitListener NONE = which -> {};

    /** Something was refused. Must not block. */
    void refused(Limit which);
}
