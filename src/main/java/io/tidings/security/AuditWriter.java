package io.tidings.security;

import io.tidings.codec.LogLine;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines one after the other in their order, on an executor and never on the thread that brings them: a logger may
 * wait for a disk. What waits is bounded; what comes too much is lost, and a line says how many were. Thread-safe.
 */
public final class AuditWriter implements Consumer<Map<String, Object>> {

    /** Some 5 MB at the very most. */
    static final int MOST = 10_000;

    private static final System.Logger LOG = System.getLogger(AuditWriter.class.getName());

    private final Executor executor;
    private final Consumer<String> log;
    private final Clock clock;

    /** Guarded by this, as is all below. */
    private final Queue<Map<String, Object>> waiting = new ArrayDeque<>();

    private boolean writing;
    private long lost;

    /** {@code log} takes each line as text, one at a time. */
    public AuditWriter(Executor executor, Consumer<String> log, Clock clock) {
        this.executor = executor;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void accept(Map<String, Object> fields) {
        synchronized (this) {
            if (waiting.size() >= MOST) {
                lost++;
                return;
            }
            waiting.add(fields);
            if (writing) {
                return;
            }
            writing = true;
        }
        try {
            executor.execute(this::write);
        } catch (RejectedExecutionException stopping) {
            write(); // the last lines, when the application stops
        }
    }

    private void write() {
        for (Map<String, Object> fields = next(); fields != null; fields = next()) {
            try {
                log.accept(LogLine.of(fields));
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, "a line of the audit log was not written", bug);
            }
        }
    }

    private synchronized @Nullable Map<String, Object> next() {
        Map<String, Object> fields = waiting.poll();
        if (fields == null && lost > 0) {
            fields = new LinkedHashMap<>();
            fields.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            fields.put("event", "lost");
            fields.put("lines", lost);
            lost = 0;
        }
        writing = fields != null;
        return fields;
    }
}
