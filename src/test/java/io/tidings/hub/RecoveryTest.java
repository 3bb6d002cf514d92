package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.StreamPosition;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final String EPOCH = "e";

    private static HistoryPage page(long top, long... offsets) {
        List<Publication> publications = LongStream.of(offsets)
                .mapToObj(offset -> Publication.of(Payload.json("1"), null).at(offset))
                .toList();
        return new HistoryPage(publications, new StreamPosition(top, EPOCH));
    }

    private static StreamPosition at(long offset) {
        return new StreamPosition(offset, EPOCH);
    }

    private static List<Long> offsets(Recovery recovery) {
        return recovery.publications().stream().map(Publication::offset).toList();
    }

    @Test
    void the_whole_gap_is_recovered() {
        Recovery recovery = Recovery.ofStream(at(2), page(4, 3, 4));
        assertTrue(recovery.recovered());
        assertEquals(List.of(3L, 4L), offsets(recovery));
    }

    @Test
    void who_missed_nothing_is_recovered_without_publications() {
        assertEquals(new Recovery(true, List.of()), Recovery.ofStream(at(4), page(4)));
        assertEquals(new Recovery(true, List.of()), Recovery.ofStream(StreamPosition.NONE, page(0)));
    }

    @Test
    void there_is_no_partial_recovery() {
        Recovery failed = new Recovery(false, List.of());
        assertEquals(failed, Recovery.ofStream(at(1), page(4, 3, 4)));
        assertEquals(failed, Recovery.ofStream(at(1), page(4, 2, 3)));
        assertEquals(failed, Recovery.ofStream(at(1), page(4)));
        assertEquals(failed, Recovery.ofStream(at(5), page(4)));
        assertEquals(failed, Recovery.ofStream(at(Long.MAX_VALUE), page(4)));
    }

    @Test
    void another_epoch_is_another_stream() {
        assertFalse(Recovery.ofStream(new StreamPosition(4, "x"), page(4)).recovered());
        assertTrue(Recovery.ofStream(new StreamPosition(3, ""), page(4, 4)).recovered());
    }

    @Test
    void a_cache_gives_the_newest_publication() {
        assertEquals(List.of(4L), offsets(Recovery.ofCache(at(1), page(4, 4))));
        assertEquals(List.of(4L), offsets(Recovery.ofCache(StreamPosition.NONE, page(4, 4))));
        assertEquals(List.of(4L), offsets(Recovery.ofCache(new StreamPosition(4, "x"), page(4, 4))));
        assertEquals(List.of(4L), offsets(Recovery.ofCache(new StreamPosition(4, ""), page(4, 4))));
    }

    @Test
    void a_cache_gives_nothing_to_who_has_the_newest() {
        assertEquals(new Recovery(true, List.of()), Recovery.ofCache(at(4), page(4, 4)));
    }

    @Test
    void an_empty_cache_is_recovered_only_by_who_stands_at_the_top() {
        assertTrue(Recovery.ofCache(at(4), page(4)).recovered());
        assertTrue(Recovery.ofCache(StreamPosition.NONE, page(0)).recovered());
        assertFalse(Recovery.ofCache(StreamPosition.NONE, page(4)).recovered());
        assertFalse(Recovery.ofCache(new StreamPosition(4, "x"), page(4)).recovered());
    }

    @Test
    void a_publication_that_is_not_the_newest_is_no_cache() {
        assertFalse(Recovery.ofCache(at(1), page(5, 4)).recovered());
    }
}
