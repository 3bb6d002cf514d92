package io.tidings.bench;

import java.util.List;

/** One kind of use. It leaves no client behind. */
sealed interface Workload permits Alone, InTurn {

    /** In the order in which they run. */
    List<Workload> ALL = List.of(
            new FanOut(),
            new FixedRates(),
            new KeptFanOut(),
            new Sizes(),
            new ManyChannels(),
            new Crowd(),
            new Inbound(),
            new HttpPublish(),
            new Handshakes(),
            new IdleConnections(),
            new QuietMinute(),
            new RecoveryStorm());

    String name();

    /** Whether this peer can do it at all. */
    default boolean suits(Peer peer) {
        return true;
    }
}
