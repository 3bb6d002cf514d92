package io.tidings.hub;

import io.tidings.config.ClientConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.UnsubscribeCode;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are good no longer, though they say so.
 *
 * <p>What is revoked counts as expired from then on: SDKs ask the application for a new token, and there is where it says
 * no. Connections and subscriptions that were made with it end at once, with the codes that make SDKs forget the token
 * (3014 and 2502). A revocation is kept in this node's memory until its end, in seconds since 1970; 0 = until the node
 * stops. One whose end is past would revoke nothing: it is not taken, and the answer is false. Revoking looks at every
 * client, asking at two maps. Thread-safe.
 */
public final class Revocations {

    private static final long EVER = Long.MAX_VALUE;
    private static final Duration TICKET_AND_MORE = Duration.ofMinutes(1);

    private final Clients clients;
    private final Upkeep upkeep;
    private final Clock clock;

    /** How long after a handshake its connect command may come, a ticket between the two included. */
    private final long arrivalSeconds;

    private final ConcurrentHashMap<String, Long> tokens = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Scope, Before> users = new ConcurrentHashMap<>();

    /** What a user has for one channel; without a channel, everything. */
    private record Scope(String user, String channel) {}

    /** What was issued before {@code issuedBefore} is revoked until {@code until}. */
    private record Before(long issuedBefore, long until) {

        /** Never less than either. */
        Before and(Before other) {
            return new Before(Math.max(issuedBefore, other.issuedBefore), Math.max(until, other.until));
        }
    }

    Revocations(Clients clients, Upkeep upkeep, ClientConfig config, Clock clock) {
        this.clients = clients;
        this.upkeep = upkeep;
        this.clock = clock;
        this.arrivalSeconds = config.staleCloseDelay().plus(TICKET_AND_MORE).toSeconds();
    }

    /** Revokes the tokens of this id (claim {@code jti}), which is not empty. */
    public boolean revokeToken(String id, long until) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a token to revoke has an id");
        }
        if (isPast(until)) {
            return false;
        }
        forgetTheOld();
        tokens.merge(id, end(until), Math::max);
        clients.all().forEach(this::enforce);
        return true;
    }

    /**
     * Revokes what was issued to the user before a moment, and what does not say when it was (claim {@code iat}). Logins
     * at the container count from the moment they connected.
     *
     * @param issuedBefore seconds since 1970; 0 = all there is now, what was issued within this second included
     */
    public boolean revokeUser(String user, long issuedBefore, long until) {
        return revoke(new Scope(user, ""), issuedBefore, until);
    }

    /**
     * Revokes the subscription tokens that were issued to the user for one channel, which is not empty; connections go on.
     *
     * @param issuedBefore as in {@link #revokeUser}
     */
    public boolean revokeSubscriptions(String user, String channel, long issuedBefore, long until) {
        if (channel.isEmpty()) {
            throw new IllegalArgumentException("subscriptions to revoke have a channel");
        }
        return revoke(new Scope(user, channel), issuedBefore, until);
    }

    private boolean revoke(Scope scope, long issuedBefore, long until) {
        if (isPast(until)) {
            return false;
        }
        forgetTheOld();
        long before = issuedBefore == 0 ? now() + 1 : issuedBefore;
        users.merge(scope, new Before(before, end(until)), Before::and);
        clients.of(scope.user).forEach(this::enforce);
        return true;
    }

    /**
     * Somebody has logged out: ends every connection of that login, for good (3503), and those that were about to be made.
     *
     * @param login name of the HTTP session, as it stands in {@link Proof#id()}
     */
    public void loggedOut(String login) {
        endLogin(login, DisconnectCode.FORCE_DISCONNECT);
    }

    /**
     * A login goes on, but not as it was: ends every connection that was made by it (3014), and those that were about to
     * be made. SDKs come back, as whoever they are then.
     *
     * @param login as it stands in {@link Proof#id()}; from now on the login has another name
     */
    public void loginChanged(String login) {
        endLogin(login, DisconnectCode.STATE_INVALIDATED);
    }

    private void endLogin(String login, DisconnectCode code) {
        forgetTheOld();
        tokens.merge(login, now() + arrivalSeconds, Math::max);
        for (Client client : clients.all()) {
            Proof proof = client.credentials().authentication().proof();
            if (proof != null && proof.id().equals(login)) {
                client.disconnect(code);
            }
        }
    }

    /** Whether what vouched for the user was revoked; what nothing vouched for cannot be. */
    private boolean cover(String user, @Nullable Proof proof) {
        return proof != null && (tokens.getOrDefault(proof.id(), 0L) > now() || cover(new Scope(user, ""), proof));
    }

    private boolean cover(Scope scope, Proof proof) {
        Before before = users.get(scope);
        return before != null && before.until > now() && proof.issuedAt() < before.issuedBefore;
    }

    private boolean areNone() {
        return tokens.isEmpty() && users.isEmpty();
    }

    /** Whether the client's identity was. To be asked once it is registered, so that no revocation slips by. */
    boolean cover(Client client) {
        return !areNone()
                && cover(client.user(), client.credentials().authentication().proof());
    }

    /** Whether the subscription's own token was. To be asked once the subscription has it, for the same reason. */
    boolean cover(Subscription subscription) {
        Proof proof = subscription.grant().proof();
        if (proof == null || areNone()) {
            return false;
        }
        String user = subscription.client().user();
        return cover(user, proof) || cover(new Scope(user, subscription.channelName()), proof);
    }

    /** Ends of the client what was revoked. */
    void enforce(Client client) {
        if (cover(client)) {
            client.disconnect(DisconnectCode.STATE_INVALIDATED);
            return;
        }
        for (Subscription subscription : client.subscriptions().all()) {
            if (cover(subscription)) {
                upkeep.end(subscription, UnsubscribeCode.STATE_INVALIDATED);
            }
        }
    }

    private void forgetTheOld() {
        long now = now();
        tokens.values().removeIf(until -> until <= now);
        users.values().removeIf(each -> each.until <= now);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private boolean isPast(long until) {
        return until != 0 && until <= now();
    }

    private static long end(long until) {
        return until == 0 ? EVER : until;
    }
}
