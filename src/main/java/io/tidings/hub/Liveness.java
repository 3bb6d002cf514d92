package io.tidings.hub;

import io.tidings.config.ClientConfig;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Reply;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Everything of a client that depends on time: pings and their answers, the wait for a connect command, expiry, renewal
 * of presence, and the last flush before a close. All from the worker's one tick; no timer a connection.
 *
 * <p>Confined to the worker, except {@link #opened()} and {@link #pong()}.
 */
final class Liveness {

    /** How long a refused or closing client may take before it is cut off (reference behaviour: 5 s). */
    private static final long LINGER_MILLIS = 5_000;

    /** The one ping of all clients, so that a waiting ping is known by its identity. */
    static final Encoded PING = new Encoded(new Reply.Ping());

    private final Client client;
    private final ClientConfig config;
    private final AtomicBoolean pingUnanswered = new AtomicBoolean();
    private long staleAt = Deadlines.NEVER;
    private long pingAt = Deadlines.NEVER;
    private long pongAt = Deadlines.NEVER;
    private long expiryAt = Deadlines.NEVER;
    private long presenceAt = Deadlines.NEVER;
    private long closeAt = Deadlines.NEVER;
    private DisconnectCode closeCode = DisconnectCode.CONNECTION_CLOSED;
    private long begunAtPing = -1;
    private boolean transportClosed;
    private boolean stopped;

    /** Whether the second ping comes half an interval after the first. */
    private boolean secondPingSoon;

    Liveness(Client client, ClientConfig config) {
        this.client = client;
        this.config = config;
    }

    /** Any thread: the connection was opened, and must connect in time. */
    void opened() {
        long connectBy = Worker.now() + config.staleCloseDelay().toMillis();
        client.worker().submitBy(connectBy, onWorker -> {
            staleAt = connectBy;
            reschedule();
        });
    }

    /**
     * The connection has an identity: pings and renewals begin at a random moment, so that they are spread over the clients,
     * however many of them came at once.
     *
     * <p>The first ping comes in the second half of the interval, so that whoever only asks something hears none. By itself
     * that would leave the other half of each interval without pings for ever; so every second client has its second
     * ping sooner.
     */
    void connected() {
        if (stopped) {
            return;
        }
        staleAt = Deadlines.NEVER;
        long now = Worker.now();
        long interval = config.pingInterval().toMillis();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (interval > 0) {
            pingAt = now + random.nextLong(interval / 2, Math.max(interval, interval / 2 + 1));
            secondPingSoon = random.nextBoolean();
        }
        long renewal = config.presenceUpdateInterval().toMillis();
        presenceAt = now + random.nextLong(renewal / 2, renewal);
        expiryChanged();
    }

    /** The connect command was refused: the client should go away by itself soon. */
    void refused() {
        if (stopped) {
            return;
        }
        staleAt = Math.min(staleAt, Worker.now() + LINGER_MILLIS);
        reschedule();
    }

    /** Credentials or a grant have a new end. */
    void expiryChanged() {
        if (stopped) {
            return;
        }
        long end = client.renewing() ? 0 : client.credentials().expireAt();
        long grace = client.hub().upkeep().renewsConnections()
                ? 0
                : config.expiredCloseDelay().toMillis();
        long earliest = end == 0 ? Deadlines.NEVER : due(TimeUnit.SECONDS.toMillis(end) + grace);
        long subscription =
                client.subscriptions().earliestEnd(config.expiredSubCloseDelay().toMillis());
        if (subscription != 0) {
            earliest = Math.min(earliest, due(subscription));
        }
        expiryAt = earliest;
        reschedule();
    }

    /** Any thread: the client answered. False when there was nothing to answer. */
    boolean pong() {
        return pingUnanswered.compareAndSet(true, false);
    }

    void tick(long now) {
        try {
            check(now);
        } finally {
            // a port that throws must not leave the client without a next look
            reschedule();
        }
    }

    private void check(long now) {
        if (now >= closeAt) {
            cutOff();
        } else if (now >= staleAt) {
            staleAt = Deadlines.NEVER;
            if (client.state() == Lifecycle.State.OPEN) {
                client.hub().refused(Limit.CONNECT_DELAY);
            }
            client.disconnect(DisconnectCode.STALE);
        } else if (now >= pongAt && pingUnanswered.get()) {
            pongAt = Deadlines.NEVER;
            client.disconnect(DisconnectCode.NO_PONG);
        } else {
            regular(now);
        }
    }

    private void regular(long now) {
        if (now >= pongAt) {
            pongAt = Deadlines.NEVER;
        }
        if (now >= pingAt) {
            ping(now);
        }
        if (now >= expiryAt) {
            expiryAt = Deadlines.NEVER;
            client.hub().upkeep().checkExpiry(client);
            if (client.connected()) {
                expiryChanged();
            }
        }
        if (now >= presenceAt) {
            presenceAt = now + config.presenceUpdateInterval().toMillis();
            client.hub().upkeep().renew(client, now);
        }
    }

    private void ping(long now) {
        schedulePing(now);
        boolean oneWay = client.transport().format().oneWay();
        boolean nativePing = client.handshake().nativePing();
        if (!nativePing && oneWay && takesNothing()) {
            client.disconnect(DisconnectCode.NO_PONG);
            return;
        }
        if (nativePing || !oneWay) {
            pingUnanswered.set(true);
            if (config.pongTimeout().toMillis() > 0) {
                pongAt = now + config.pongTimeout().toMillis();
            }
        }
        if (nativePing) {
            client.transport().ping();
        }
        if (oneWay || !nativePing) {
            client.enqueue(PING);
        }
    }

    /** A ping that is late, because the worker was, moves all that follow; else pings keep their distance, ticks or not. */
    private void schedulePing(long now) {
        long interval = config.pingInterval().toMillis();
        boolean late = now - pingAt > Deadlines.TICK;
        pingAt = late ? now + interval : pingAt + (secondPingSoon ? interval / 2 : interval);
        secondPingSoon = false;
    }

    /** What was being sent at the last ping, or that ping, still is: all there is to know of who cannot answer. */
    private boolean takesNothing() {
        Outbox outbox = client.outbox();
        boolean same = outbox.sending() && outbox.begun() == begunAtPing;
        begunAtPing = outbox.begun() + (outbox.sending() ? 0 : 1);
        return same;
    }

    /** Ends the connection once everything queued has left, or after a while all the same. */
    void close(DisconnectCode why, boolean afterSends) {
        stop();
        closeCode = why;
        if (afterSends && !transportClosed) {
            closeAt = Worker.now() + LINGER_MILLIS;
            reschedule();
            client.worker().lingers();
            client.outbox().whenEmpty(this::cutOff);
        } else {
            cutOff();
        }
    }

    private void cutOff() {
        if (closeAt != Deadlines.NEVER) {
            closeAt = Deadlines.NEVER;
            client.worker().lingersNoMore();
        }
        client.outbox().abandon(Traffic.Loss.CLOSED);
        if (!transportClosed) {
            transportClosed = true;
            client.transport().close(closeCode);
        }
        reschedule();
    }

    /** Nothing is due any more, and nothing will be, whatever still waits on its way to the worker. */
    void stop() {
        stopped = true;
        staleAt = Deadlines.NEVER;
        pingAt = Deadlines.NEVER;
        pongAt = Deadlines.NEVER;
        expiryAt = Deadlines.NEVER;
        presenceAt = Deadlines.NEVER;
        closeAt = Deadlines.NEVER;
        reschedule();
    }

    private void reschedule() {
        long next = Math.min(Math.min(staleAt, pingAt), Math.min(pongAt, expiryAt));
        next = Math.min(next, Math.min(presenceAt, closeAt));
        if (next == Deadlines.NEVER) {
            client.worker().forget(client);
        } else {
            client.worker().schedule(client, next);
        }
    }

    /** From the wall clock to the worker's, never in the past. */
    private static long due(long epochMillis) {
        return Worker.now() + Math.max(0, epochMillis - System.currentTimeMillis());
    }
}
