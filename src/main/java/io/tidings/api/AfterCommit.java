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
 * the order in which it came, on the thread that committed, and is bounded in bytes. Thread-safe.
 */
final class AfterCommit {

    /** What a publication takes in memory beside its payload, rather more than less; an empty one has to count, too. */
    static final int OVERHEAD = 256;

    private final @Nullable TransactionSynchronizationRegistry transactions;
    private final long mostBytes;

    /**
     * @param transactions null where the server has none, so that everything is done at once
     * @param mostBytes how much one transaction may put off, payloads and {@link #OVERHEAD} of each
     */
    AfterCommit(@Nullable TransactionSynchronizationRegistry transactions, long mostBytes) {
        this.transactions = transactions;
        this.mostBytes = mostBytes;
    }

    /**
     * Does it now, or when the calling thread's transaction has been committed.
     *
     * @param bytes of the payload
     * @return what it comes to; cancelled if the transaction is rolled back
     * @throws IllegalStateException when the transaction has put off too much. It is thrown, and not told by what is
     *     returned, because nobody may look at that before the commit: so the transaction is all or nothing.
     */
    <T> CompletionStage<T> run(int bytes, Supplier<CompletionStage<T>> work) {
        if (transactions == null) {
            return work.get();
        }
        return switch (transactions.getTransactionStatus()) {
            // committed: who observes the end of the transaction runs there
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED -> work.get();
            // rolled back: also by a time-out, of which the code that goes on knows nothing yet
            case Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK -> rolledBack();
            default -> putOff(transactions, bytes, work);
        };
    }

    private <T> CompletionStage<T> putOff(
            TransactionSynchronizationRegistry registry, int bytes, Supplier<CompletionStage<T>> work) {
        Waiting waiting = (Waiting) registry.getResource(this);
        if (waiting == null) {
            waiting = new Waiting(mostBytes);
            registry.registerInterposedSynchronization(waiting);
            registry.putResource(this, waiting);
        }
        Deferred<T> deferred = new Deferred<>(work, new CompletableFuture<>());
        waiting.add(deferred, bytes + OVERHEAD);
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
        private final long mostBytes;
        private long bytes;
        private int ended = Status.STATUS_ACTIVE;

        Waiting(long mostBytes) {
            this.mostBytes = mostBytes;
        }

        void add(Deferred<?> one, long size) {
            if (keep(one, size) != Status.STATUS_ACTIVE) {
                one.end(ended);
            }
        }

        private synchronized int keep(Deferred<?> one, long size) {
            if (ended == Status.STATUS_ACTIVE) {
                if (bytes + size > mostBytes) {
                    throw new IllegalStateException("the publications of this transaction take more than"
                            + " tidings.cdi.transaction_size, " + mostBytes + " bytes, after " + deferred.size());
                }
                bytes += size;
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
