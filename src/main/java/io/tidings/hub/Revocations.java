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
 * stops. Revoking looks at every client, asking at two maps. Thread-safe.
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
    private final ConcurrentHashMap<String, Users> users = new ConcurrentHashMap<>();

    /** What was issued to a user before {@code issuedBefore} is revoked until {@code until}. */
    private record Users(long issuedBefore, long until) {

        /** Never less than either. */
        Users and(Users other) {
            return new Users(Math.max(issuedBefore, other.issuedBefore), Math.max(until, other.until));
        }
    }

    Revocations(Clients clients, Upkeep upkeep, ClientConfig config, Clock clock) {
        this.clients = clients;
        this.upkeep = upkeep;
        this.clock = clock;
        this.arrivalSeconds = config.staleCloseDelay().plus(TICKET_AND_MORE).toSeconds();
    }

    /** Revokes the tokens of this id (claim {@code jti}), which is not empty. */
    public void revokeToken(String id, long until) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a token to revoke has an id");
        }
        forgetTheOld();
        tokens.merge(id, end(until), Math::max);
        clients.all().forEach(this::enforce);
    }

    /**
     * Revokes what was issued to the user before a moment, and what does not say when it was (claim {@code iat}). Logins
     * at the container count from the moment they connected.
     *
     * @param issuedBefore seconds since 1970
     */
    public void revokeUser(String user, long issuedBefore, long until) {
        forgetTheOld();
        users.merge(user, new Users(issuedBefore, end(until)), Users::and);
        clients.of(user).forEach(this::enforce);
    }

    /**
     * Somebody has logged out: ends every connection of that login, for good (3503), and those that were about to be made.
     *
     * @param login name of the HTTP session, as it stands in {@link Proof#id()}
     */
    public void loggedOut(String login) {
        forgetTheOld();
        tokens.merge(login, now() + arrivalSeconds, Math::max);
        for (Client client : clients.all()) {
            Proof proof = client.credentials().authentication().proof();
            if (proof != null && proof.id().equals(login)) {
                client.disconnect(DisconnectCode.FORCE_DISCONNECT);
            }
        }
    }

    /** Whether what vouched for the user was revoked; what nothing vouched for cannot be. */
    boolean cover(String user, @Nullable Proof proof) {
        if (proof == null || (tokens.isEmpty() && users.isEmpty())) {
            return false;
        }
        long now = now();
        Users before = users.get(user);
        return tokens.getOrDefault(proof.id(), 0L) > now
                || (before != null && before.until > now && proof.issuedAt() < before.issuedBefore);
    }

    /** Whether the client's identity was. To be asked once it is registered, so that no revocation slips by. */
    boolean cover(Client client) {
        return cover(client.user(), client.credentials().authentication().proof());
    }

    /** Whether the subscription's own token was. To be asked once the subscription has it, for the same reason. */
    boolean cover(Subscription subscription) {
        return cover(subscription.client().user(), subscription.grant().proof());
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

    private static long end(long until) {
        return until == 0 ? EVER : until;
    }
}
