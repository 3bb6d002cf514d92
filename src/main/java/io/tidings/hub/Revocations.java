package io.tidings.hub;

import io.tidings.config.ClientConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.UnsubscribeCode;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are good no longer, though they say so.
 *
 * <p>What is revoked counts as expired from then on: SDKs ask the application for a new token, and there is where it says
 * no. Connections and subscriptions that were made with it end at once, with the codes that make SDKs forget the token
 * (3014 and 2502). A revocation is remembered until its end, in seconds since 1970; 0 = until the node stops. One whose end
 * is past would revoke nothing and is refused with BAD_REQUEST; one for which there is no room with TOO_MANY_REQUESTS, and
 * revokes nothing either. Revoking looks at every client, asking the store twice. Thread-safe.
 */
public final class Revocations {

    private static final Duration TICKET_AND_MORE = Duration.ofMinutes(1);

    private final Clients clients;
    private final Upkeep upkeep;
    private final RevocationStore store;
    private final Clock clock;

    /** How long after a handshake its connect command may come, a ticket between the two included. */
    private final long arrivalSeconds;

    Revocations(Clients clients, Upkeep upkeep, ClientConfig config, RevocationStore store, Clock clock) {
        this.clients = clients;
        this.upkeep = upkeep;
        this.store = store;
        this.clock = clock;
        this.arrivalSeconds = config.staleCloseDelay().plus(TICKET_AND_MORE).toSeconds();
        store.start(this::enforce);
    }

    /** Revokes the tokens of this id (claim {@code jti}), which is not empty. */
    public Decision<Revocation> revokeToken(String id, long until) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a token to revoke has an id");
        }
        return revoke(new Revocation.Token(id, end(until)));
    }

    /**
     * Revokes what was issued to the user before a moment, and what does not say when it was (claim {@code iat}). Logins
     * at the container count from the moment they connected.
     *
     * @param issuedBefore seconds since 1970; 0 = all there is now, what was issued within this second included
     */
    public Decision<Revocation> revokeUser(String user, long issuedBefore, long until) {
        return revoke(new Revocation.User(user, "", moment(issuedBefore), end(until)));
    }

    /**
     * Revokes the subscription tokens that were issued to the user for one channel, which is not empty; connections go on.
     *
     * @param issuedBefore as in {@link #revokeUser}
     */
    public Decision<Revocation> revokeSubscriptions(String user, String channel, long issuedBefore, long until) {
        if (channel.isEmpty()) {
            throw new IllegalArgumentException("subscriptions to revoke have a channel");
        }
        return revoke(new Revocation.User(user, channel, moment(issuedBefore), end(until)));
    }

    private Decision<Revocation> revoke(Revocation revocation) {
        if (revocation.until() <= now()) {
            return Decision.refused(ErrorCode.BAD_REQUEST);
        }
        if (!store.add(revocation)) {
            return Decision.refused(ErrorCode.TOO_MANY_REQUESTS);
        }
        enforce(revocation);
        return Decision.granted(revocation);
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

    /** What is connected ends, whether there is room to remember it or not. */
    private void endLogin(String login, DisconnectCode code) {
        Revocation ended = new Revocation.Login(login, code, now() + arrivalSeconds);
        store.add(ended);
        enforce(ended);
    }

    /** Whether what vouched for the user was revoked; what nothing vouched for cannot be. */
    private boolean cover(String user, @Nullable Proof proof) {
        return proof != null && (store.holds(proof.id()) || proof.issuedAt() < store.issuedBefore(user, ""));
    }

    /** Whether the client's identity was. To be asked once it is registered, so that no revocation slips by. */
    boolean cover(Client client) {
        return cover(client.user(), client.credentials().authentication().proof());
    }

    /** Whether the subscription's own token was. To be asked once the subscription has it, for the same reason. */
    boolean cover(Subscription subscription) {
        Proof proof = subscription.grant().proof();
        if (proof == null) {
            return false;
        }
        String user = subscription.client().user();
        return cover(user, proof) || proof.issuedAt() < store.issuedBefore(user, subscription.channelName());
    }

    /** Ends what was revoked, wherever that was. */
    private void enforce(Revocation revocation) {
        if (revocation instanceof Revocation.User user) {
            clients.of(user.user()).forEach(this::enforce);
        } else if (revocation instanceof Revocation.Login login) {
            clients.all().forEach(client -> end(client, login));
        } else {
            clients.all().forEach(this::enforce);
        }
    }

    private static void end(Client client, Revocation.Login login) {
        Proof proof = client.credentials().authentication().proof();
        if (proof != null && proof.id().equals(login.name())) {
            client.disconnect(login.code());
        }
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

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private long moment(long issuedBefore) {
        return issuedBefore == 0 ? now() + 1 : issuedBefore;
    }

    private static long end(long until) {
        return until == 0 ? Revocation.EVER : until;
    }
}
