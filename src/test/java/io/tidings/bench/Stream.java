package io.tidings.bench;

/** The numbered publications of one publisher to one channel. */
final class Stream {

    final int id;
    final Room room;

    /** Its place in {@link Room#streams}, and in each member's {@link Connection#heard}. */
    final int index;

    final Connection publisher;

    /** Changes with the size of payloads. */
    Publication publication;

    /** Number of the next publication, from 0. */
    int next;

    /** Deliveries that are expected and have not come. */
    long outstanding;

    Stream(int id, Room room, Connection publisher, Publication publication) {
        this.id = id;
        this.room = room;
        this.index = room.streams.size();
        this.publisher = publisher;
        this.publication = publication;
    }
}
