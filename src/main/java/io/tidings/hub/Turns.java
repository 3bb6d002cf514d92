package io.tidings.hub;

import io.tidings.protocol.ErrorCode;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one client that wait for somebody outside: the next is begun when the one before has been answered, so
 * that they take effect in the order in which they came, and no thread waits for any of them. Thread-safe.
 */
final class Turns {

    /** Most that may wait; SDKs rarely have more than a handful of commands under way. */
    static final int MOST_WAITING = 64;

    private final Queue<Supplier<CompletionStage<?>>> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * Begins a command of the client when it is its turn; refuses it when too many wait already. A bug in it ends the
     * client, and keeps nobody waiting.
     */
    static void begin(Client client, long commandId, Supplier<CompletionStage<?>> command) {
        boolean taken = client.turns().take(() -> {
            try {
                return command.get();
            } catch (RuntimeException bug) {
                client.failed(bug);
                return CompletableFuture.completedFuture(null);
            }
        });
        if (!taken) {
            client.hub().refused(Limit.HOOKS);
            client.answer(commandId, ErrorCode.TOO_MANY_REQUESTS);
        }
    }

    /** As {@link Client#when}; what it returns completes when {@code then} is through, and not, as a stage may, before. */
    static <T> CompletionStage<Void> whenOver(
            Client client, CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        client.when(stage, (value, failure) -> {
            try {
                then.accept(value, failure);
            } finally {
                over.complete(null);
            }
        });
        return over;
    }

    /**
     * Begins this now, or after all that came before; over it is when its stage completes. Returns whether it was taken:
     * false when too many wait.
     */
    boolean take(Supplier<CompletionStage<?>> command) {
        synchronized (this) {
            if (busy) {
                return waiting.size() < MOST_WAITING && waiting.add(command);
            }
            busy = true;
        }
        begin(command);
        return true;
    }

    /** In a loop, because a backend that is left alone is an answer at once, and the next command waits already. */
    private void begin(Supplier<CompletionStage<?>> first) {
        Supplier<CompletionStage<?>> command = first;
        while (command != null) {
            CompletionStage<?> over = command.get();
            if (!over.toCompletableFuture().isDone()) {
                over.whenComplete((done, failure) -> next());
                return;
            }
            command = following();
        }
    }

    private void next() {
        Supplier<CompletionStage<?>> command = following();
        if (command != null) {
            begin(command);
        }
    }

    private synchronized @Nullable Supplier<CompletionStage<?>> following() {
        Supplier<CompletionStage<?>> command = waiting.poll();
        busy = command != null;
        return command;
    }
}
