package io.tidings.bench;

/** How far a client has come in a channel's stream, as the server told it when it subscribed. */
record Position(String epoch, long offset) {

    Position plus(long publications) {
        return new Position(epoch, offset + publications);
    }
}
