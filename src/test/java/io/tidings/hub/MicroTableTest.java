package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.MicroTable.Speed;
import org.junit.jupiter.api.Test;

class MicroTableTest {

    private static final String HEAD = """
            | task | ours | naive | ours is faster by | between | bytes allocated by ours | by naive |
            |---|---|---|---:|---:|---:|---:|
            """;

    private final MicroTable table = new MicroTable();

    @Test
    void a_row_is_the_ratio_of_the_medians_and_how_far_it_may_be_off() {
        table.add(MicroQuestion.ENCODE_ONCE, "naive", 0, new Speed(1, 2, 4, 119.9));
        table.add(MicroQuestion.ENCODE_ONCE, "ours", 0, new Speed(3, 7, 120, 0.1));

        assertEquals(
                HEAD
                        + "| encode a publication for 1,000 subscribers | once, all refer to the same bytes"
                        + " | once for each | **3.5 x** | 0.75 x - 120 x | 0 | 120 |\n",
                table.markdown());
    }

    @Test
    void rows_come_in_the_order_of_questions_and_of_numbers() {
        for (int batch : new int[] {64, 8}) {
            table.add(MicroQuestion.OUTBOX, "ours", batch, new Speed(1, 1, 1, 1));
            table.add(MicroQuestion.OUTBOX, "naive", batch, new Speed(1, 1, 1, 1));
            table.add(MicroQuestion.BATCHING, "ours", batch, new Speed(1, 1, 1, 1));
            table.add(MicroQuestion.BATCHING, "naive", batch, new Speed(1, 1, 1, 1));
        }
        assertEquals("""
                | make one frame of the 8 publications that wait for each of 1,000 clients
                | make one frame of the 64 publications that wait for each of 1,000 clients
                | bring publications through 1,000 outboxes, 8 in a frame
                | bring publications through 1,000 outboxes, 64 in a frame
                """, table.markdown().substring(HEAD.length()).replaceAll("(?m)^(\\| [^|]*[^| ]) \\|.*$", "$1"));
    }

    @Test
    void what_a_publisher_takes_more_than_the_hub_is_a_time() {
        table.add(MicroQuestion.PUBLISH, "naive", 0, new Speed(2, 4, 5, 100));
        table.add(MicroQuestion.PUBLISH, "ours", 0, new Speed(0.8, 1, 1.25, 300));

        assertTrue(
                table.markdown()
                        .endsWith(
                                "\n\nAn injected publisher takes **0.75 µs** more than the hub itself, between 0.30 and"
                                        + " 1.05; the goal is at most 2.\n"),
                table::markdown);
    }

    @Test
    void a_question_with_one_answer_alone_has_no_row() {
        table.add(MicroQuestion.ENCODE_ONCE, "ours", 0, new Speed(1, 1, 1, 1));

        assertEquals(HEAD, table.markdown());
    }

    @Test
    void the_table_is_complete_when_every_question_is_answered_both_ways() {
        for (MicroQuestion question : MicroQuestion.values()) {
            table.add(question, "ours", 0, new Speed(1, 1, 1, 1));
            assertFalse(table.complete());
        }
        for (MicroQuestion question : MicroQuestion.values()) {
            assertFalse(table.complete());
            table.add(question, "naive", 0, new Speed(1, 1, 1, 1));
        }
        assertTrue(table.complete());
    }

    @Test
    void what_is_neither_ours_nor_naive_or_in_no_words_is_refused() {
        Speed speed = new Speed(1, 1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> table.add(MicroQuestion.ENCODE_ONCE, "theirs", 0, speed));
        assertThrows(IllegalArgumentException.class, () -> MicroQuestion.of("io.tidings.hub.Elsewhere"));
        assertThrows(IllegalArgumentException.class, () -> new Speed(2, 1, 3, 0));
    }

    @Test
    void the_document_keeps_all_but_its_table() {
        String document = "before\n<!-- what bin/jmh wrote -->\nold\n<!-- the end of it -->\nafter\n";

        assertEquals(
                "before\n<!-- what bin/jmh wrote -->\n\nnew\n\n<!-- the end of it -->\nafter\n",
                MicroBenchmarks.with("new\n", document));
        assertThrows(IllegalArgumentException.class, () -> MicroBenchmarks.with("new\n", "no place"));
    }
}
