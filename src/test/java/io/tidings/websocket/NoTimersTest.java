package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class NoTimersTest {

    @Test
    void what_is_scheduled_is_over_at_once_and_never_runs() {
        AtomicBoolean ran = new AtomicBoolean();
        Future<?> task = NoTimers.INSTANCE.schedule(() -> ran.set(true), 0, TimeUnit.MILLISECONDS);
        assertTrue(task.isDone());
        assertTrue(task.isCancelled());
        assertFalse(task.cancel(true));
        assertFalse(ran.get());
    }

    @Test
    void it_holds_no_task_and_no_thread() {
        for (int i = 0; i < 1_000; i++) {
            NoTimers.INSTANCE.schedule(() -> 1, 1, TimeUnit.HOURS);
        }
        assertEquals(0, NoTimers.INSTANCE.getQueue().size());
        assertEquals(0, NoTimers.INSTANCE.getPoolSize());
    }
}
