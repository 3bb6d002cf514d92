package io.tidings.config;

/**
 * The threads that carry publications to subscribers.
 *
 * @param workers number of threads; 0 = as many as cores
 * @param backlog publications and replies that may wait for one worker before those who bring more have to wait; at least 1
 */
public record FanOutConfig(int workers, int backlog) {

    public FanOutConfig {
        Require.atLeast(0, workers, "workers");
        Require.atLeast(1, backlog, "backlog");
    }
}
