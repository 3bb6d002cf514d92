package io.tidings.hub;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

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

    private void begin(Supplier<CompletionStage<?>> command) {
        command.get().whenComplete((done, failure) -> next());
    }

    private void next() {
        Supplier<CompletionStage<?>> command;
        synchronized (this) {
            command = waiting.poll();
            busy = command != null;
        }
        if (command != null) {
            begin(command);
        }
    }
}
