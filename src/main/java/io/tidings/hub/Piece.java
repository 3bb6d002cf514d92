package io.tidings.hub;

/**
 * What an outbox queues: one item, or several that are joined as their format says. Shared by all clients that wait for
 * the same. Immutable.
 */
final class Piece {

    private final byte[] bytes;
    private final int items;

    Piece(byte[] bytes, int items) {
        this.bytes = bytes;
        this.items = items;
    }

    /** One item by itself. */
    static Piece of(byte[] item) {
        return new Piece(item, 1);
    }

    /** Shared, read only. */
    byte[] bytes() {
        return bytes;
    }

    /** How many items there are: at least 1. */
    int items() {
        return items;
    }

    int length() {
        return bytes.length;
    }
}
