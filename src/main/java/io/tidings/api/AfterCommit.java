package io.tidings.api;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts off what is done inside a transaction until that has been committed. What one transaction has put off is done in
 * the order in which it came, on the thread that committed. Thread-safe.
 */
final class AfterCommit {

    private final @Nullable TransactionSynchronizationRegistry transactions;

    /** {@code transactions}: null where the server has none, so that everything is done at once. */
    AfterCommit(@Nullable TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /**
     * Does it now, or when the calling thread's transaction has been committed.
     *
     * @return what it comes to; cancelled if the transaction is rolled back
     */
    <T> CompletionStage<T> run(Supplier<CompletionStage<T>> work) {
        if (transactions == null) {
            return work.get();
        }
        return switch (transactions.getTransactionStatus()) {
            // committed: who observes the end of the transaction runs there
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED -> work.get();
            // rolled back: also by a time-out, of which the code that goes on knows nothing yet
            case Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK -> rolledBack();
            default -> putOff(transactions, work);
        };
    }

    private <T> CompletionStage<T> putOff(
            TransactionSynchronizationRegistry registry, Supplier<CompletionStage<T>> work) {
        Waiting waiting = (Waiting) registry.getResource(this);
        if (waiting == null) {
            waiting = new Waiting();
            registry.registerInterposedSynchronization(waiting);
            registry.putResource(this, waiting);
        }
        Deferred<T> deferred = new Deferred<>(work, new CompletableFuture<>());
        waiting.add(deferred);
        return deferred.result();
    }

    private static <T> CompletionStage<T> rolledBack() {
        return CompletableFuture.failedFuture(cancellation());
    }

    private static CancellationException cancellation() {
        return new CancellationException("the transaction was rolled back, so nothing was published");
    }

    /** One piece of work and the promise of its result. */
    private record Deferred<T>(Supplier<CompletionStage<T>> work, CompletableFuture<T> result) {

        void end(int status) {
            if (status != Status.STATUS_COMMITTED) {
                result.completeExceptionally(cancellation());
                return;
            }
            try {
                work.get().whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
            } catch (RuntimeException bug) {
                result.completeExceptionally(bug);
            }
        }
    }

    /** What one transaction has put off. A transaction that times out is ended by another thread, hence the lock. */
    private static final class Waiting implements Synchronization {

        private final List<Deferred<?>> deferred = new ArrayList<>();
        private int ended = Status.STATUS_ACTIVE;

        void add(Deferred<?> one) {
            if (keep(one) != Status.STATUS_ACTIVE) {
                one.end(ended);
            }
        }

        private synchronized int keep(Deferred<?> one) {
            if (ended == Status.STATUS_ACTIVE) {
                deferred.add(one);
            }
            return ended;
        }

        private synchronized List<Deferred<?>> end(int status) {
            ended = status;
            return deferred;
        }

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            end(status).forEach(each -> each.end(status));
        }
    }
}
