package io.tidings.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Real threads that begin at the same moment, and the patience to wait for them. */
final class Crowd {

    /** Long enough for a busy machine; a test that needs it is failing. */
    static final int PATIENCE_SECONDS = 30;

    private Crowd() {}

    /** What a stage completes with. */
    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs the work of all members at once; returns their results in the order of members, or throws what one threw. */
    static <T> List<T> all(int members, IntFunction<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(members);
        try {
            CountDownLatch ready = new CountDownLatch(members);
            List<Future<T>> running = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                Callable<T> own = work.apply(member);
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return own.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> member : running) {
                results.add(member.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
