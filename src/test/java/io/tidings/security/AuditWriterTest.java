package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AuditWriterTest {

    private final List<String> lines = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final AuditWriter writer = new AuditWriter(tasks::add, lines::add, Configs.CLOCK);

    private static Map<String, Object> line(int number) {
        return Map.of("n", number);
    }

    @Test
    void who_brings_a_line_does_not_write_it_and_one_task_writes_all_that_wait() {
        writer.accept(line(1));
        writer.accept(line(2));
        assertEquals(List.of(), lines);
        assertEquals(1, tasks.size());
        tasks.remove().run();
        assertEquals(List.of("{\"n\":1}", "{\"n\":2}"), lines);
        writer.accept(line(3));
        tasks.remove().run();
        assertEquals(List.of("{\"n\":1}", "{\"n\":2}", "{\"n\":3}"), lines);
    }

    @Test
    void what_is_too_much_is_lost_and_a_line_says_how_many_were() {
        for (int i = 0; i < AuditWriter.MOST + 3; i++) {
            writer.accept(line(i));
        }
        tasks.remove().run();
        assertEquals(AuditWriter.MOST + 1, lines.size());
        String last = lines.get(AuditWriter.MOST);
        assertTrue(last.endsWith("\"event\":\"lost\",\"lines\":3}"), last);
        writer.accept(line(1));
        tasks.remove().run();
        assertEquals("{\"n\":1}", lines.get(AuditWriter.MOST + 1));
    }

    @Test
    void the_last_lines_are_written_though_the_container_takes_no_more_tasks() {
        AuditWriter stopping = new AuditWriter(
                task -> {
                    throw new RejectedExecutionException("on purpose");
                },
                lines::add,
                Configs.CLOCK);
        stopping.accept(line(1));
        assertEquals(List.of("{\"n\":1}"), lines);
    }

    @Test
    void a_log_that_fails_does_not_end_it() {
        List<Map<String, Object>> all = List.of(line(1), line(2));
        AuditWriter failing = new AuditWriter(
                tasks::add,
                text -> {
                    if (text.contains("1")) {
                        throw new IllegalStateException("on purpose");
                    }
                    lines.add(text);
                },
                Configs.CLOCK);
        all.forEach(failing);
        tasks.remove().run();
        assertEquals(List.of("{\"n\":2}"), lines);
    }
}
