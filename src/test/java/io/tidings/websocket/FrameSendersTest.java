package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.tidings.config.CompressionConfig;
import io.tidings.config.FrameSenderChoice;
import io.tidings.config.WebSocketConfig;
import io.tidings.hub.FrameFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameSendersTest {

    /** Fails before anything of a frame has left. */
    private static final FrameSender BROKEN = (session, frame, sent) -> {
        throw new FrameNotSent(new NoSuchMethodError("write"));
    };

    private final List<String> arrived = new ArrayList<>();
    private final FrameSenders senders = senders(FrameSenderChoice.AUTO, Container.UNDERTOW);

    private static FrameSenders senders(FrameSenderChoice choice, Container here) {
        return new FrameSenders(new WebSocketConfig(65_536, 65_536, choice, CompressionConfig.OFF), here);
    }

    private void sendOnNewSession(String text) {
        senders.withFallback(BROKEN)
                .send(FakeSession.keeping(arrived), FrameFixture.text(text), failure -> arrived.add("sent"));
    }

    @Test
    void after_three_sessions_whose_fast_way_failed_no_new_one_takes_it_and_no_frame_is_lost() {
        sendOnNewSession("1");
        sendOnNewSession("2");
        assertEquals("undertow", senders.chosen());
        sendOnNewSession("3");
        assertEquals("portable", senders.chosen());
        assertEquals(List.of("1", "sent", "2", "sent", "3", "sent"), arrived);
    }

    @Test
    void a_session_of_another_container_than_the_chosen_one_takes_the_portable_way() {
        assertInstanceOf(PortableSender.class, senders.frames(FakeSession.NONE));
        assertEquals("undertow", senders.chosen());
    }

    @Test
    void the_configuration_may_ask_for_the_portable_way() {
        assertEquals(
                "portable", senders(FrameSenderChoice.PORTABLE, Container.TYRUS).chosen());
    }
}
