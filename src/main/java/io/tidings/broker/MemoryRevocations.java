package io.tidings.broker;

import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import io.tidings.hub.Revocation;
import io.tidings.hub.RevocationStore;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Revocations in this node's memory: each until its end, and no more than there is room for.
 *
 * <p>Where there is no room, a new one is refused, because forgetting an old one would make a token good again that
 * somebody has taken back. Ends of logins have as much room of their own, so that who logs in and out all day takes none
 * of it; they matter for as long as a connection takes to be made, and the one that ended first goes. Thread-safe.
 */
public final class MemoryRevocations implements RevocationStore {

    private final int most;
    private final LimitListener limits;
    private final Clock clock;
    private final RevocationTable tokens = new RevocationTable();
    private final RevocationTable logins = new RevocationTable();

    /** What a user has for one channel; without a channel, everything. */
    private record Scope(String user, String channel) {}

    /**
     * None so far.
     *
     * @param most how many there is room for; 0 = no limit
     * @param limits told of each that finds no room
     */
    public MemoryRevocations(int most, LimitListener limits, Clock clock) {
        this.most = most;
        this.limits = limits;
        this.clock = clock;
    }

    /** Nobody is told: there are no other nodes. */
    @Override
    public void start(Consumer<Revocation> elsewhere) {}

    @Override
    public synchronized boolean add(Revocation revocation) {
        tokens.forget(now());
        logins.forget(now());
        if (revocation instanceof Revocation.Login login) {
            addLogin(login);
            return true;
        }
        Object about = about(revocation);
        Revocation known = tokens.find(about);
        if (known == null && isFull(tokens)) {
            limits.refused(Limit.REVOCATIONS);
            return false;
        }
        tokens.put(about, together(known, revocation));
        return true;
    }

    private void addLogin(Revocation.Login login) {
        if (logins.find(login.name()) == null && isFull(logins)) {
            limits.refused(Limit.REVOCATIONS);
            logins.forgetNext();
        }
        logins.put(login.name(), login);
    }

    private boolean isFull(RevocationTable table) {
        return most > 0 && table.size() >= most;
    }

    private static Object about(Revocation revocation) {
        return revocation instanceof Revocation.User user
                ? new Scope(user.user(), user.channel())
                : ((Revocation.Token) revocation).id();
    }

    /** Never less than either. */
    private static Revocation together(@Nullable Revocation known, Revocation added) {
        if (known == null) {
            return added;
        }
        long until = Math.max(known.until(), added.until());
        if (known instanceof Revocation.User before && added instanceof Revocation.User user) {
            long issuedBefore = Math.max(before.issuedBefore(), user.issuedBefore());
            return new Revocation.User(user.user(), user.channel(), issuedBefore, until);
        }
        return until == added.until() ? added : known;
    }

    @Override
    public boolean holds(String id) {
        return isNow(tokens.find(id)) || isNow(logins.find(id));
    }

    @Override
    public long issuedBefore(String user, String channel) {
        Revocation known = tokens.find(new Scope(user, channel));
        return isNow(known) && known instanceof Revocation.User before ? before.issuedBefore() : 0;
    }

    private boolean isNow(@Nullable Revocation revocation) {
        return revocation != null && revocation.until() > now();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
