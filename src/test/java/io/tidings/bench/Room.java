package io.tidings.bench;

import java.util.ArrayList;
import java.util.List;

/** One channel as the generator sees it: how many clients are subscribed now, and the streams published to it. */
final class Room {

    final BenchChannel channel;
    final List<Stream> streams = new ArrayList<>(1);
    int members;

    Room(BenchChannel channel) {
        this.channel = channel;
    }
}
