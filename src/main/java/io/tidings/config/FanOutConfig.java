package io.tidings.config;

/**
 * The threads that carry publications to subscribers.
 *
 * @param workers number of threads; 0 = as many as cores
 * @param backlog publications and replies that may wait for one worker before those who bring more have to wait
 */
public record FanOutConfig(int workers, int backlog) {}
