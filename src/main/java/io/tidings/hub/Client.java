package io.tidings.hub;

import io.tidings.codec.Codec;
import io.tidings.codec.CommandFrame;
import io.tidings.codec.Format;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Reply;
import io.tidings.protocol.Result;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection: its identity, its life, and the way in and out.
 *
 * <p>Commands come in on the thread that reads from the transport, one after the other. Everything outbound goes through
 * the client's worker. {@link #handle}, {@link #disconnect}, {@link #closed} and {@link #send} are thread-safe; methods
 * that belong to the worker say so.
 */
public final class Client {

    private static final System.Logger LOG = System.getLogger(Client.class.getName());

    private final String id;
    private final Hub hub;
    private final Transport transport;
    private final Handshake handshake;
    private final Worker worker;
    private final Outbox outbox;
    private final Liveness liveness;
    private final Inbound inbound;
    private final Subscriptions subscriptions;
    private final Lifecycle lifecycle = new Lifecycle(this);
    private volatile Credentials credentials = Credentials.ANONYMOUS;

    /** What the connect command gave as headers, as far as hooks pass it on. */
    private volatile Map<String, String> emulatedHeaders = Map.of();

    /** Whether the backend is being asked if the connection goes on; set on the worker. */
    private volatile boolean renewing;

    /** Only of those who need it; guarded by {@link #lifecycle}. */
    private @Nullable Turns turns;

    /** On the worker: whether the outbox is listed for this round's flush. */
    private boolean dirty;

    /** On the worker: when {@link #tick} is due; null for never. */
    private Deadlines.@Nullable Entry deadline;

    Client(String id, Hub hub, Transport transport, Handshake handshake, Worker worker) {
        this.id = id;
        this.hub = hub;
        this.transport = transport;
        this.handshake = handshake;
        this.worker = worker;
        this.outbox = new Outbox(this, transport, worker, queueMaxSize());
        this.subscriptions = new Subscriptions(this);
        this.liveness = new Liveness(this, hub.config().client());
        this.inbound = new Inbound(this, hub);
    }

    /** Connection id: unique, and visible to other clients. */
    public String id() {
        return id;
    }

    /** User id; empty until connected, and for anonymous clients. */
    public String user() {
        return credentials.user();
    }

    /** How it is known who that is. */
    public Authentication authentication() {
        return credentials.authentication();
    }

    /** What was known before the first command. */
    public Handshake handshake() {
        return handshake;
    }

    /** Whether the connect command was accepted and the connection still stands. */
    public boolean connected() {
        return state() == Lifecycle.State.CONNECTED;
    }

    /** The format the client speaks. */
    public Format format() {
        return transport.format();
    }

    Transport transport() {
        return transport;
    }

    Worker worker() {
        return worker;
    }

    Hub hub() {
        return hub;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Liveness liveness() {
        return liveness;
    }

    Credentials credentials() {
        return credentials;
    }

    void credentials(Credentials newCredentials) {
        credentials = newCredentials;
    }

    Map<String, String> emulatedHeaders() {
        return emulatedHeaders;
    }

    void emulatedHeaders(Map<String, String> headers) {
        emulatedHeaders = headers;
    }

    /** The commands that wait for a backend. */
    Turns turns() {
        synchronized (lifecycle) {
            if (turns == null) {
                turns = new Turns();
            }
            return turns;
        }
    }

    boolean renewing() {
        return renewing;
    }

    void renewing(boolean now) {
        renewing = now;
    }

    /** The connection as others see it. */
    public ClientInfo info() {
        return info(null);
    }

    /** The client as others see it. */
    ClientInfo info(@Nullable Payload chanInfo) {
        Credentials who = credentials;
        return new ClientInfo(who.user(), id, who.info(), chanInfo);
    }

    /**
     * Handles the commands of one frame in order, and ends the connection at what was malformed. When the frame's connect
     * command is refused, the rest of the frame is passed over: the SDKs send their subscribe commands along with it.
     */
    public void handle(CommandFrame frame) {
        inbound.handle(frame);
    }

    /**
     * Handles one command. Never throws. Waits while the hub has too much to do, so the caller must not hold a lock that
     * the transport's {@code send} wants.
     */
    public void handle(Command command) {
        inbound.handle(command);
    }

    /**
     * Counts a message that is no command, where those have a meaning of their own. False when it is one too many: then
     * it must not be handled, and the connection ends.
     */
    public boolean keepsPace() {
        return inbound.keepsPace();
    }

    /** The transport got a message of this size, whatever may be in it. */
    public void received(int bytes) {
        hub.metrics().received(handshake.transport(), bytes);
    }

    Lifecycle.State state() {
        return lifecycle.state();
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    /** The connect command has been answered: what came after it is handled now. */
    void connectDone(Lifecycle.State answered) {
        inbound.connectDone(answered);
    }

    /** Answers a command with what it came to. */
    void answer(long commandId, Outcome outcome) {
        if (outcome instanceof Result result) {
            reply(new Reply.Success(commandId, result));
        } else if (outcome instanceof ErrorCode error) {
            hub.metrics().answered(error);
            reply(new Reply.Failure(commandId, error));
        } else {
            disconnect((DisconnectCode) outcome);
        }
    }

    /** Refuses a command about a channel, and tells of it. */
    void refuse(long commandId, Operation operation, String channel, Outcome why) {
        hub.refusals().refused(this, operation, channel, why);
        answer(commandId, why);
    }

    /** Sends something to this client alone; encoded here, on the caller's thread. */
    void reply(Reply reply) {
        byte[] item = transport.format().codec().encode(reply);
        if (item == Codec.UNFIT) {
            disconnect(DisconnectCode.INAPPROPRIATE_PROTOCOL);
        } else if (item.length > 0) {
            worker.submit(new Send(this, item));
        }
    }

    /** Sends an item that is already in the client's format. */
    public void send(byte[] item) {
        hub.awaitRoom();
        worker.submit(new Send(this, item));
    }

    /** Goes on when the stage completes; a bug on the way ends this client instead of being swallowed by the stage. */
    <T> void when(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        stage.whenComplete((value, failure) -> {
            try {
                then.accept(value, failure);
            } catch (RuntimeException bug) {
                failed(bug);
            }
        });
    }

    /** A bug, not a refusal: logged once, and the client is told to come back. */
    void failed(Throwable bug) {
        LOG.log(System.Logger.Level.ERROR, "client " + id + " ends because of a bug", bug);
        disconnect(DisconnectCode.INTERNAL_ERROR);
    }

    /** Ends the connection with this code; does nothing when it has ended already. */
    public void disconnect(DisconnectCode why) {
        if (!end(why, true)) {
            return;
        }
        boolean afterSends = why.code() != DisconnectCode.CONNECTION_CLOSED.code();
        worker.submit(onWorker -> liveness.close(why, afterSends));
    }

    /** The transport says that the connection is gone. */
    public void closed() {
        boolean first = lifecycle.leave();
        if (end(DisconnectCode.CONNECTION_CLOSED, false)) {
            worker.submit(onWorker -> {
                outbox.abandon(Traffic.Loss.CLOSED);
                liveness.stop();
            });
        } else if (first) {
            hub.metrics().closed(lifecycle.age());
        }
    }

    private boolean end(DisconnectCode why, boolean byUs) {
        boolean silent = state() == Lifecycle.State.OPEN;
        if (!lifecycle.close()) {
            return false;
        }
        hub.metrics().ended(this, why, byUs);
        hub.clients().remove(this);
        hub.sessions().closed(this);
        subscriptions.endAll();
        if (lifecycle.announced()) {
            hub.listener().disconnected(this, why);
        } else if (silent && byUs) {
            hub.refusals().refusedToConnect(this, why);
        }
        return true;
    }

    /** The transport saw the answer to a ping of its own; one that answers nothing is legal there (RFC 6455 5.5.3). */
    public void nativePong() {
        liveness.pong();
    }

    /** On the worker: queues an item that others get too. */
    void enqueue(Encoded push) {
        Piece item = push.piece(outbox.format());
        if (item.bytes() == Codec.UNFIT) {
            disconnect(DisconnectCode.INAPPROPRIATE_PROTOCOL);
            return;
        }
        if (push.arrivedAt() != 0) {
            outbox.publications(1, push.arrivedAt(), push.arrivedAt());
        }
        enqueue(item);
    }

    /** On the worker: queues publications that follow each other. Only where the batch joins in this client's format. */
    void enqueue(Batch batch) {
        outbox.publications(
                batch.size(), batch.first().arrivedAt(), batch.last().arrivedAt());
        for (Piece piece : batch.pieces(outbox.format())) {
            enqueue(piece);
        }
    }

    /** On the worker: queues a piece. */
    void enqueue(Piece piece) {
        if (!outbox.add(piece)) {
            tooSlow(0);
        } else if (!dirty) {
            dirty = true;
            worker.markDirty(this);
        }
    }

    /** On the worker: sends what has been queued in this round. */
    void flush() {
        dirty = false;
        outbox.flush();
    }

    /** On the worker: looks at everything that depends on time. */
    void tick(long now) {
        liveness.tick(now);
    }

    Deadlines.@Nullable Entry deadline() {
        return deadline;
    }

    void deadline(Deadlines.@Nullable Entry next) {
        deadline = next;
    }

    Outbox outbox() {
        return outbox;
    }

    int queueMaxSize() {
        return hub.config().client().queueMaxSize();
    }

    /**
     * On the worker: more waits for this client than it may have. What waits is given up, what is in flight is not.
     *
     * @param besides how many messages are given up that were not in the outbox yet
     */
    void tooSlow(int besides) {
        outbox.abandon(Traffic.Loss.SLOW);
        if (besides > 0) {
            hub.metrics().traffic(worker, handshake.transport()).lost(Traffic.Loss.SLOW, besides);
        }
        if (state() != Lifecycle.State.CLOSED) {
            hub.refused(Limit.QUEUE_SIZE);
        }
        disconnect(DisconnectCode.SLOW);
    }

    /** On the worker: a send failed, so the connection is of no use any more. */
    void writeFailed(Throwable failure) {
        LOG.log(System.Logger.Level.DEBUG, "write to client {0} failed: {1}", id, failure);
        disconnect(DisconnectCode.WRITE_ERROR);
    }

    /** On the worker: a subscription has missed something. */
    void insufficientState(Subscription subscription) {
        hub.upkeep().insufficientState(subscription);
    }

    /** Whether this client caused it, and does not want to hear of that: the seed endpoint's clients do not. */
    boolean ignores(@Nullable ClientInfo cause) {
        return !transport.format().returnsOwn()
                && cause != null
                && cause.client().equals(id);
    }
}
