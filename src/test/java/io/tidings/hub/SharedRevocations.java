package io.tidings.hub;

import io.tidings.broker.MemoryRevocations;
import java.time.Clock;
import java.util.function.Consumer;

/** Revocations that this node shares with others, which the test plays. */
final class SharedRevocations implements RevocationStore {

    private final MemoryRevocations here;
    private Consumer<Revocation> listener = revocation -> {};

    SharedRevocations(int most, LimitListener limits) {
        here = new MemoryRevocations(most, limits, Clock.systemUTC());
    }

    /** Another node has revoked something. */
    void revokedElsewhere(Revocation revocation) {
        here.add(revocation);
        listener.accept(revocation);
    }

    @Override
    public void start(Consumer<Revocation> elsewhere) {
        listener = elsewhere;
    }

    @Override
    public boolean add(Revocation revocation) {
        return here.add(revocation);
    }

    @Override
    public boolean holds(String id) {
        return here.holds(id);
    }

    @Override
    public long issuedBefore(String user, String channel) {
        return here.issuedBefore(user, channel);
    }
}
