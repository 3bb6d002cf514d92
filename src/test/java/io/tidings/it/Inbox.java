package io.tidings.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What has come and nobody has asked for, in the order it came. Waiting gives up after half a minute. Thread-safe. */
final class Inbox {

    private final List<String> items = new ArrayList<>();
    private @Nullable Object end;

    synchronized void add(String item) {
        items.add(item);
        notifyAll();
    }

    /** Nothing more will come. */
    synchronized void end(Object how) {
        end = how;
        notifyAll();
    }

    synchronized boolean hasEnded() {
        return end != null;
    }

    /** The first that is wanted, waited for; what else has come stays. */
    synchronized String take(String what, Predicate<String> wanted) {
        long deadline = System.nanoTime() + JsonClient.PATIENCE.toNanos();
        while (true) {
            for (int i = 0; i < items.size(); i++) {
                if (wanted.test(items.get(i))) {
                    return items.remove(i);
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || end != null) {
                throw new AssertionError("did not come: " + what + "; what came: " + items + ", end: " + end);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** What has come so far. */
    synchronized List<String> left() {
        return List.copyOf(items);
    }
}
