package io.tidings.hub;

import io.tidings.broker.MemoryBroker;
import io.tidings.broker.MemoryPresence;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Broker, history and presence in memory that answer when the test lets them, and remember what they were asked. A step
 * that is held is done when it is let through; with {@link #holdAnswer} it is done at once and only the answer is late.
 */
final class HeldStores implements Broker, HistoryStore, PresenceStore {

    /** What can be held. */
    enum Step {
        SUBSCRIBE,
        READ,
        PRESENT,
        ABSENT,
        PUBLISH
    }

    private enum Mode {
        FREE,
        HELD,
        ANSWER_HELD,
        LOST,
        BROKEN
    }

    private record Waiting(Runnable go, CompletableFuture<?> stage) {}

    private final MemoryBroker broker;
    private final MemoryPresence presence = new MemoryPresence();
    private final Map<Step, Mode> modes = new EnumMap<>(Step.class);
    private final Map<Step, Queue<Waiting>> waiting = new EnumMap<>(Step.class);
    private volatile BrokerListener deliveries = (channel, event) -> {};
    private final List<String> asked = new CopyOnWriteArrayList<>();

    HeldStores(ScheduledExecutorService scheduler) {
        broker = new MemoryBroker(scheduler);
    }

    synchronized void hold(Step step) {
        modes.put(step, Mode.HELD);
    }

    synchronized void holdAnswer(Step step) {
        modes.put(step, Mode.ANSWER_HELD);
    }

    /** Nothing is held back that comes from now on. */
    synchronized void free(Step step) {
        modes.put(step, Mode.FREE);
    }

    /** Publications are kept but reach nobody. */
    synchronized void loseDeliveries() {
        modes.put(Step.PUBLISH, Mode.LOST);
    }

    /** The step throws, as no port should. */
    synchronized void breakDown(Step step) {
        modes.put(step, Mode.BROKEN);
    }

    /** Lets the one through that waits longest, on this thread. */
    void pass(Step step) {
        next(step).go().run();
    }

    /** Fails the one that waits longest. */
    void fail(Step step) {
        next(step).stage().completeExceptionally(new IllegalStateException(step + " failed, on purpose"));
    }

    private synchronized Waiting next(Step step) {
        Waiting first = waiting.getOrDefault(step, new ArrayDeque<>()).poll();
        if (first == null) {
            throw new AssertionError("no " + step + " waits; asked: " + asked);
        }
        return first;
    }

    synchronized int waiting(Step step) {
        return waiting.getOrDefault(step, new ArrayDeque<>()).size();
    }

    /** Everything that changed something, in the order in which it was asked for. */
    List<String> asked() {
        return asked;
    }

    /** Clients that are present in a channel. */
    int present(String channel) {
        return presence.members(channel).toCompletableFuture().join().size();
    }

    private <T> CompletionStage<T> step(Step step, Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        synchronized (this) {
            Mode mode = modes.getOrDefault(step, Mode.FREE);
            if (mode == Mode.BROKEN) {
                throw new IllegalStateException(step + " has a bug, on purpose");
            }
            if (mode == Mode.HELD || mode == Mode.ANSWER_HELD) {
                Supplier<CompletionStage<T>> answer = mode == Mode.HELD ? work : done(work.get());
                waiting.computeIfAbsent(step, any -> new ArrayDeque<>())
                        .add(new Waiting(() -> answer.get().thenAccept(stage::complete), stage));
                return stage;
            }
        }
        return work.get();
    }

    private static <T> Supplier<CompletionStage<T>> done(CompletionStage<T> stage) {
        return () -> stage;
    }

    /** Delivers what another node would have published. */
    void deliver(String channel, ChannelEvent event) {
        deliveries.deliver(channel, event);
    }

    @Override
    public void start(BrokerListener listener) {
        deliveries = listener;
        broker.start((channel, event) -> {
            if (modes.getOrDefault(Step.PUBLISH, Mode.FREE) != Mode.LOST) {
                listener.deliver(channel, event);
            }
        });
    }

    @Override
    public CompletionStage<StreamPosition> publish(String channel, ChannelEvent event, Retention retention) {
        asked.add(event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + channel);
        return step(Step.PUBLISH, () -> broker.publish(channel, event, retention));
    }

    @Override
    public CompletionStage<Void> subscribe(String channel) {
        asked.add("subscribe " + channel);
        return step(Step.SUBSCRIBE, () -> broker.subscribe(channel));
    }

    @Override
    public CompletionStage<Void> unsubscribe(String channel) {
        asked.add("unsubscribe " + channel);
        return broker.unsubscribe(channel);
    }

    @Override
    public CompletionStage<HistoryPage> read(String channel, HistoryQuery query, Retention retention) {
        return step(Step.READ, () -> broker.read(channel, query, retention));
    }

    @Override
    public CompletionStage<Void> remove(String channel) {
        return broker.remove(channel);
    }

    @Override
    public CompletionStage<Void> add(String channel, ClientInfo info) {
        asked.add("present " + channel);
        return step(Step.PRESENT, () -> presence.add(channel, info));
    }

    @Override
    public CompletionStage<Void> remove(String channel, ClientInfo info) {
        asked.add("absent " + channel);
        return step(Step.ABSENT, () -> presence.remove(channel, info));
    }

    @Override
    public CompletionStage<Map<String, ClientInfo>> members(String channel) {
        return presence.members(channel);
    }

    @Override
    public CompletionStage<Result.PresenceStats> stats(String channel) {
        return presence.stats(channel);
    }
}
