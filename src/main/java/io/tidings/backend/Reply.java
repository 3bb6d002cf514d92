package io.tidings.backend;

import io.tidings.protocol.Payload;

/** What came of one call. */
sealed interface Reply {

    /** The backend answered with status 200. */
    record Body(Payload json) implements Reply {}

    /** It answered with another status. */
    record Status(int code) implements Reply {}

    /** There was no answer. */
    record Failed(Failure why) implements Reply {}
}
