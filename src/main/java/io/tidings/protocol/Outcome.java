package io.tidings.protocol;

/** What a command comes to: a result, a refusal of this one command, or the end of the connection. */
public sealed interface Outcome permits Result, ErrorCode, DisconnectCode {}
