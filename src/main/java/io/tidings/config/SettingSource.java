package io.tidings.config;

import java.util.Optional;

/**
 * Port: where values of settings come from. Asked once, on the thread that starts the server.
 *
 * <p>{@link MicroProfileSource} is the one for a container; tests bring a map.
 */
public interface SettingSource {

    /** The value of {@code key}; empty when no source has one. An empty text counts as none. */
    Optional<String> value(String key);

    /**
     * Every name that the sources can list, of whatever application; used to find misspelt keys. A source that cannot
     * list its names may leave them out: its values are found all the same.
     */
    Iterable<String> names();
}
