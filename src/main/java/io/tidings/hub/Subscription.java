package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Push;
import io.tidings.protocol.StreamPosition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client's subscription to one channel.
 *
 * <p>While it is being made, everything that arrives is buffered; it goes live at the position the client was told, and
 * what the {@link Seam} holds beyond that follows. So nothing is lost or doubled at the seam between history and live stream.
 *
 * <p>The position, the buffer and the phase belong to the client's worker; the grant is written under the client's lock.
 */
final class Subscription {

    private enum Phase {
        BUFFERING,
        LIVE,
        ENDED
    }

    private final Client client;
    private final String channelName;
    private final boolean serverSide;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile SubscriptionOptions options = SubscriptionOptions.NONE;
    private volatile Grant grant = Grant.PLAIN;
    private volatile boolean conditional;
    private volatile @Nullable Channel channel;
    private volatile boolean begun;

    /** Whether the backend is being asked if it goes on; set on the worker. */
    private volatile boolean renewing;

    /** The latest renewal of presence, and whether it was the last; guarded by this. */
    private CompletableFuture<?> renewal = CompletableFuture.completedFuture(null);

    private boolean withdrawn;

    /** The one in the same channel that has to be gone first; guarded by the client's {@link Subscriptions}. */
    private @Nullable Subscription earlier;

    private Phase phase = Phase.BUFFERING;
    private int laneIndex = -1;
    private @Nullable Seam seam;
    private long offset;
    private String epoch = "";
    private boolean merging;
    private @Nullable DeltaBase deltaBase;
    private long checkedAt = Worker.now();

    Subscription(Client client, String channelName, boolean serverSide) {
        this.client = client;
        this.channelName = channelName;
        this.serverSide = serverSide;
    }

    Client client() {
        return client;
    }

    String channelName() {
        return channelName;
    }

    SubscriptionOptions options() {
        return options;
    }

    /** What was decided about it; called once, before it enters its channel. */
    void decided(Granting.Terms terms) {
        options = terms.options();
        grant = terms.grant();
        conditional = terms.conditional();
    }

    /** Whether it stands only as long as the client may subscribe without a token. */
    boolean conditional() {
        return conditional && grant.proof() == null;
    }

    /** Whether the server made it, so that the client cannot end it and its end closes the connection. */
    boolean serverSide() {
        return serverSide;
    }

    Grant grant() {
        return grant;
    }

    void grant(Grant newGrant) {
        grant = newGrant;
    }

    boolean renewing() {
        return renewing;
    }

    void renewing(boolean now) {
        renewing = now;
    }

    /** When something has to be done about its end, in milliseconds since 1970; 0 = never, or somebody is about it. */
    long endMillis(long graceMillis) {
        long expireAt = grant.expireAt();
        if (expireAt == 0 || renewing) {
            return 0;
        }
        return TimeUnit.SECONDS.toMillis(expireAt) + (options.refreshProxy().isEmpty() ? graceMillis : 0);
    }

    /** Completes when the subscription was made, or failed: either way nothing of it is pending any more. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Completes when it was taken down: presence and all. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Nullable
    Subscription earlier() {
        return earlier;
    }

    void earlier(@Nullable Subscription one) {
        earlier = one;
    }

    /** Whether it was made, so that whoever heard of that hears of its end too. */
    boolean begun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    /** Renews presence, unless it is being withdrawn; an entry renewed after that would stay for ever. */
    synchronized void renew(Supplier<CompletionStage<Void>> renewing) {
        if (!withdrawn && renewal.isDone()) {
            renewal = renewing.get().toCompletableFuture();
        }
    }

    /** From here on presence is not renewed; completes when the last renewal came to its end, good or bad. */
    synchronized CompletableFuture<?> renewed() {
        withdrawn = true;
        return renewal.handle((done, failure) -> null);
    }

    /** The channel it entered; null before that. */
    @Nullable
    Channel channel() {
        return channel;
    }

    void entered(Channel entered) {
        channel = entered;
    }

    /** The subscriber as others see it. */
    ClientInfo info() {
        return client.info(grant.info());
    }

    int laneIndex() {
        return laneIndex;
    }

    void laneIndex(int index) {
        laneIndex = index;
    }

    /** On the worker: an event arrived. */
    void deliver(Encoded push) {
        if (phase == Phase.LIVE) {
            pass(push);
        } else if (phase == Phase.BUFFERING) {
            keep(push);
        }
    }

    /** On the worker: several events arrived, one behind the other. */
    void deliver(Batch batch) {
        if (!takesWhole(batch)) {
            batch.events().forEach(this::deliver);
            return;
        }
        Push.OfPublication last = (Push.OfPublication) batch.last().reply();
        if (options.positioned() && last.publication().offset() > 0) {
            offset = last.publication().offset();
            epoch = last.epoch();
        }
        client.enqueue(batch);
    }

    /** Whether each of these is the next one for this client, to be sent as it is. */
    private boolean takesWhole(Batch batch) {
        Format format = client.format();
        if (phase != Phase.LIVE || deltaBase != null || !format.returnsOwn() || !batch.joins(format)) {
            return false;
        }
        Push.OfPublication first = (Push.OfPublication) batch.first().reply();
        long next = first.publication().offset();
        return !options.positioned() || next == 0 || (next == offset + 1 && sameEpoch(first));
    }

    /**
     * On the worker: the client was told this position; what came meanwhile follows.
     *
     * @param sent whether the client was also sent the publication at the position
     */
    void goLive(StreamPosition position, boolean sent) {
        if (phase != Phase.BUFFERING) {
            return;
        }
        if (options.delta()) {
            deltaBase = new DeltaBase();
            if (sent) {
                deltaBase.is(position);
            }
        }
        phase = Phase.LIVE;
        offset = position.offset();
        epoch = position.epoch();
        Seam before = seam;
        seam = null;
        if (before != null) {
            merging = true;
            before.events().forEach(this::pass);
            merging = false;
        }
    }

    /** On the worker: nothing more goes to the client. */
    void end() {
        phase = Phase.ENDED;
        seam = null;
    }

    /** On the worker: whether the client has seen less than the stream holds, all deliveries up to it being done. */
    boolean isBehind(StreamPosition top) {
        return phase == Phase.LIVE
                && options.positioned()
                && (offset < top.offset() || !(epoch.isEmpty() || epoch.equals(top.epoch())));
    }

    /** Whether the gap, if there is one, is at the seam between history and live stream. */
    boolean merging() {
        return merging;
    }

    /** On the worker: whether the position has to be compared with the stream again. */
    boolean checkDue(long now, long delay) {
        if (now - checkedAt < delay) {
            return false;
        }
        checkedAt = now;
        return true;
    }

    private void keep(Encoded push) {
        if (!(push.reply() instanceof Push.OfPublication) && !options.receivesJoinLeave()) {
            return;
        }
        Seam meanwhile = seam == null ? new Seam() : seam;
        seam = meanwhile;
        meanwhile.add(push);
        if (meanwhile.bytes() > client.queueMaxSize()) {
            end();
            client.tooSlow(meanwhile.events().size());
        }
    }

    private void pass(Encoded push) {
        if (phase != Phase.LIVE) {
            return;
        }
        if (push.reply() instanceof Push.OfPublication arrived) {
            publication(arrived, push);
        } else if (options.receivesJoinLeave()
                && !(push.reply() instanceof Push.Join join && client.ignores(join.info()))) {
            client.enqueue(push);
        }
    }

    private void publication(Push.OfPublication arrived, Encoded push) {
        long next = arrived.publication().offset();
        if (options.positioned() && next > 0) {
            if (next <= offset && sameEpoch(arrived)) {
                return;
            }
            if (next != offset + 1 || !sameEpoch(arrived)) {
                end();
                client.insufficientState(this);
                return;
            }
            offset = next;
            epoch = arrived.epoch();
        }
        if (!client.ignores(arrived.publication().info())) {
            DeltaBase base = deltaBase;
            client.enqueue(
                    base == null
                            ? push
                            : base.next(arrived, push, client.outbox().format()));
        }
    }

    private boolean sameEpoch(Push.OfPublication arrived) {
        return epoch.isEmpty() || epoch.equals(arrived.epoch());
    }
}
