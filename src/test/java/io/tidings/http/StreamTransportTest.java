package io.tidings.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tidings.codec.Format;
import io.tidings.hub.TestFrame;
import io.tidings.protocol.DisconnectCode;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamTransportTest {

    private static final String GOOD_BYE = "{\"push\":{\"disconnect\":{\"code\":3008,\"reason\":\"slow\"}}}\n";

    private final FakeOutput out = new FakeOutput();
    private final List<String> ending = new ArrayList<>();
    private final List<Throwable> sent = new ArrayList<>();

    private StreamTransport stream(Format format, String preamble) {
        return new StreamTransport(format, preamble, out, new StreamTransport.Ending() {
            @Override
            public void complete() {
                ending.add("complete");
            }

            @Override
            public void cut() {
                ending.add("cut");
            }

            @Override
            public void lost() {
                ending.add("lost");
            }
        });
    }

    private StreamTransport begun() {
        StreamTransport stream = stream(Format.JSON, "");
        stream.onWritePossible();
        return stream;
    }

    private void send(StreamTransport stream, String text) {
        stream.send(TestFrame.of(text), sent::add);
    }

    @Test
    void nothing_is_written_before_the_container_says_so() {
        StreamTransport stream = stream(Format.JSON, "");
        send(stream, "{\"a\":1}");
        assertEquals(List.of(), out.flushed());
        assertEquals(List.of(), sent);

        stream.onWritePossible();

        assertEquals(List.of("{\"a\":1}\n"), out.flushed());
        assertEquals(1, sent.size());
    }

    @Test
    void a_frame_leaves_in_one_flush_and_events_need_no_newline() {
        StreamTransport stream = stream(Format.EVENTS, "\r\n");
        stream.onWritePossible();
        send(stream, "data: {}\n\ndata: {}\n\n");

        assertEquals(List.of("\r\n", "data: {}\n\ndata: {}\n\n"), out.flushed());
    }

    @Test
    void the_first_frame_leaves_even_where_the_container_passes_over_a_flush() {
        out.passOverAFlush();
        StreamTransport stream = begun();
        send(stream, "1");
        send(stream, "2");

        assertEquals(List.of("1\n", "2\n"), out.flushed());
    }

    @Test
    void a_frame_is_sent_when_there_is_room_for_another() {
        StreamTransport stream = begun();
        out.full(true);
        send(stream, "1");
        assertEquals(List.of(), sent);

        out.full(false);
        stream.onWritePossible();

        assertEquals(List.of("1\n"), out.flushed());
        assertEquals(1, sent.size());
    }

    @Test
    void the_end_is_told_after_everything_else() {
        StreamTransport stream = begun();
        send(stream, "1");
        stream.close(DisconnectCode.SLOW);

        assertEquals(List.of("1\n", GOOD_BYE), out.flushed());
        assertEquals(List.of("complete"), ending);
    }

    @Test
    void who_has_gone_hears_no_good_bye() {
        StreamTransport stream = begun();
        stream.close(DisconnectCode.CONNECTION_CLOSED);

        assertEquals(List.of(), out.flushed());
        assertEquals(List.of("complete"), ending);
    }

    @Test
    void who_does_not_read_is_cut_off() {
        StreamTransport stream = begun();
        out.full(true);
        send(stream, "1");

        stream.close(DisconnectCode.SLOW);

        assertEquals(List.of("cut"), ending);
        assertEquals(1, sent.size());
        assertSame(EOFException.class, sent.get(0).getClass());
    }

    @Test
    void a_broken_connection_fails_the_send_once() {
        StreamTransport stream = begun();
        IOException broken = new IOException("broken pipe");
        out.breakWith(broken);

        send(stream, "1");
        stream.onError(new IOException("and again"));

        assertEquals(List.of(broken), sent);
        assertEquals(List.of("lost"), ending);
    }

    @Test
    void after_the_end_sends_fail() {
        StreamTransport stream = begun();
        stream.close(DisconnectCode.SLOW);
        send(stream, "late");

        assertEquals(1, sent.size());
        assertSame(EOFException.class, sent.get(0).getClass());
        assertEquals(List.of("complete"), ending);
    }

    @Test
    void an_error_that_the_container_reports_reaches_the_send_in_flight() {
        StreamTransport stream = begun();
        out.full(true);
        send(stream, "1");
        IOException reset = new IOException("connection reset");

        stream.onError(reset);

        assertEquals(List.of("lost"), ending);
        assertEquals(1, sent.size());
    }

    /** The worker and the container at once, one send in flight as always: every frame arrives, whole and in order. */
    @Test
    void two_threads_write_as_one() throws InterruptedException {
        StreamTransport stream = begun();
        int frames = 20_000;
        AtomicInteger done = new AtomicInteger();
        Thread container = new Thread(() -> {
            while (done.get() < frames) {
                out.full(false);
                stream.onWritePossible();
                out.full(done.get() % 3 == 0);
            }
            out.full(false);
            stream.onWritePossible();
        });
        container.start();
        for (int i = 0; i < frames; i++) {
            CountDownLatch next = new CountDownLatch(1);
            stream.send(TestFrame.of(String.valueOf(i)), failure -> next.countDown());
            next.await();
            done.incrementAndGet();
        }
        container.join();

        List<String> flushed = out.flushed();
        assertEquals(frames, flushed.size());
        for (int i = 0; i < frames; i++) {
            assertEquals(i + "\n", flushed.get(i));
        }
    }
}
