package io.tidings.protocol;

/** One item of what the server sends: an answer to a command, a push, or a ping. */
public sealed interface Reply permits Reply.Success, Reply.Failure, Reply.Ping, Push {

    /** {@code id}: that of the command. */
    record Success(long id, Result result) implements Reply {}

    /** {@code id}: that of the command. */
    record Failure(long id, ErrorCode error) implements Reply {}

    /** An empty reply, answered with an empty command. */
    record Ping() implements Reply {}
}
