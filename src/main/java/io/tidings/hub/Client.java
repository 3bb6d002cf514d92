package io.tidings.hub;

/** One connection. */
public final class Client {}
