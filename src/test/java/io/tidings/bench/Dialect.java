package io.tidings.bench;

import org.jspecify.annotations.Nullable;

/** What the clients of a peer speak. Values without state; a server's message may hold several lines. */
sealed interface Dialect permits PlainDialect, CentrifugeDialect, SocketIoDialect {

    /** @throws IllegalArgumentException for a name that is not plain, centrifuge or socketio */
    static Dialect of(String name) {
        return switch (name) {
            case "plain" -> new PlainDialect();
            case "centrifuge" -> new CentrifugeDialect();
            case "socketio" -> new SocketIoDialect();
            default ->
                throw new IllegalArgumentException("dialect=" + name + ": must be plain, centrifuge or socketio");
        };
    }

    /** Where a client of this channel connects, given the peer's path. */
    String path(String path, BenchChannel channel);

    /** The path of peers whose rooms are in the query. */
    static String room(String path, BenchChannel channel) {
        return channel.number() == 0 ? path : path + (path.contains("?") ? "&" : "?") + "room=" + channel.number();
    }

    /** What a client says when the upgrade is done; empty where that makes it ready. */
    String greeting(BenchChannel channel, @Nullable Position since);

    /** What stands before the payload of a publication. */
    String before(BenchChannel channel);

    /** What stands after it. */
    String after();

    /** The meaning of {@code b[from..to)}, a line without a marker, or any line before the client is ready. */
    Heard hear(byte[] b, int from, int to);
}
