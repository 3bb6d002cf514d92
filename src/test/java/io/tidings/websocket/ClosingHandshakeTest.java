package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ReadListener;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClosingHandshakeTest {

    private static final byte[] TEXT = {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'a'};
    private static final byte[] CLOSE = FrameGuard.closeFrame(1000);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final FakeClientInput client = new FakeClientInput();
    private final GuardedInput input = new GuardedInput(client, new FrameGuard(100), violation -> {});
    private final ClosingHandshake closing = new ClosingHandshake(new FakeLine(client, this::hasEnded), input);
    private boolean closesItself;

    /** Reads what has come, as Tyrus does, and closes when it finds a close frame in it. */
    private final class Reader implements ReadListener {

        @Override
        public void onDataAvailable() throws IOException {
            told.add(FakeClientInput.readAll(input).length + " bytes");
            if (closesItself) {
                closing.close();
            }
        }

        @Override
        public void onAllDataRead() throws IOException {
            told.add("all read");
            closing.close();
        }

        @Override
        public void onError(Throwable why) {
            told.add("error");
            try {
                closing.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void hasEnded() {
        told.add("ended");
        ended.countDown();
    }

    private void comes(byte[]... frames) throws IOException {
        closing.tell(new Reader());
        for (byte[] frame : frames) {
            client.says(frame);
        }
        closing.onDataAvailable();
    }

    @Test
    void who_closes_first_waits_for_the_client_and_hears_no_more_of_it() throws IOException {
        comes(TEXT);
        closing.close();
        comes(TEXT, TEXT);
        assertEquals(List.of("7 bytes"), told);
        comes(TEXT, CLOSE);
        assertEquals(List.of("7 bytes", "ended"), told);
        closing.close();
        closing.onError(new EOFException());
        assertEquals(2, told.size());
    }

    @Test
    void half_a_close_frame_is_none() throws IOException {
        closing.close();
        comes(new byte[] {CLOSE[0], CLOSE[1], 0, 0, 0, 0, 3});
        assertEquals(List.of(), told);
        comes(new byte[] {(byte) 0xe8});
        assertEquals(List.of("ended"), told);
    }

    @Test
    void what_the_client_closes_ends_at_once_on_the_thread_that_reads() throws IOException {
        closesItself = true;
        comes(CLOSE);
        assertEquals(List.of("8 bytes", "ended"), told);
    }

    @Test
    void a_client_that_has_closed_already_is_not_waited_for() throws IOException {
        comes(CLOSE);
        assertEquals(List.of("8 bytes"), told);
        closing.close();
        assertEquals(List.of("8 bytes", "ended"), told);
    }

    @Test
    void a_close_while_another_thread_reads_is_left_to_that_thread() throws IOException {
        client.says(CLOSE);
        closing.tell(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                FakeClientInput.readAll(input);
                CompletableFuture.runAsync(() -> {
                            try {
                                closing.close();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                        .join();
                told.add("read");
            }

            @Override
            public void onAllDataRead() {}

            @Override
            public void onError(Throwable why) {}
        });
        closing.onDataAvailable();
        assertEquals(List.of("read", "ended"), told);
    }

    @Test
    void a_client_that_is_gone_ends_it() throws IOException {
        comes(TEXT);
        closing.close();
        closing.onError(new EOFException());
        assertEquals(List.of("7 bytes", "ended"), told);
    }

    @Test
    void a_client_that_goes_without_a_word_is_told_of() throws IOException {
        comes(TEXT);
        closing.onAllDataRead();
        assertEquals(List.of("7 bytes", "all read", "ended"), told);
    }

    /** There is no connection of Payara's here that could be cut, so it is ended. */
    @Test
    void a_client_that_does_not_answer_is_not_waited_for_for_ever() throws Exception {
        closing.close();
        assertTrue(ended.await(30, TimeUnit.SECONDS));
        assertEquals(List.of("ended"), told);
    }
}
