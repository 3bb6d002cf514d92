package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tidings.codec.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final int FRAME_BYTES = 100;

    private final HubFixture hub = HubFixture.with();
    private final Worker worker = new Worker(0, FRAME_BYTES, Long.MAX_VALUE);
    private final Frames frames = new Frames(FRAME_BYTES);
    private final Piece first = piece("{\"id\":1}");
    private final Piece second = piece("{\"id\":2}");
    private final Piece ping = Liveness.PING.piece(Format.JSON);

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void items_that_wait_are_joined() {
        assertEquals(List.of("{\"id\":1}\n{\"id\":2}"), texts(outbox(first, second)));
    }

    @Test
    void a_ping_among_other_items_travels_alone_and_in_its_place() {
        assertEquals(List.of("{\"id\":1}", "{}", "{\"id\":2}"), texts(outbox(first, ping, second)));
        assertEquals(List.of("{}", "{\"id\":1}\n{\"id\":2}"), texts(outbox(ping, first, second)));
        assertEquals(List.of("{\"id\":1}\n{\"id\":2}", "{}"), texts(outbox(first, second, ping)));
    }

    @Test
    void a_client_that_is_pinged_still_shares_the_frame_of_the_others() {
        Frame shared = frames.take(outbox(first, second));
        assertSame(shared, frames.take(outbox(first, second, ping)));
    }

    private Outbox outbox(Piece... pieces) {
        Outbox outbox = new Outbox(hub.peer().client(), new FakeTransport(Format.JSON), worker, Integer.MAX_VALUE);
        for (Piece piece : pieces) {
            outbox.add(piece);
        }
        return outbox;
    }

    private List<String> texts(Outbox outbox) {
        List<String> texts = new ArrayList<>();
        while (!outbox.pieces().isEmpty()) {
            texts.add(frames.take(outbox).text());
        }
        return texts;
    }

    private static Piece piece(String text) {
        return Piece.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
