package io.tidings.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Frame;
import io.tidings.hub.FrameFixture;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an Undertow of the version that WildFly has, without a container around it. */
class UndertowSenderTest {

    private static final int PATIENCE_SECONDS = 20;
    private static final int LIMIT = 100_000;

    private final BlockingQueue<WebSocketChannel> opened = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Optional<Throwable>> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> violations = new LinkedBlockingQueue<>();
    private final Ear ear = new Ear();
    private Undertow undertow;

    @BeforeEach
    void start() {
        undertow = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setIoThreads(2)
                .setHandler(guarded(Handlers.websocket((exchange, channel) -> {
                    channel.getReceiveSetter().set(new AbstractReceiveListener() {
                        @Override
                        protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                            WebSockets.sendText(message.getData().length() + " characters", from, null);
                        }
                    });
                    opened.add(channel);
                })))
                .build();
        undertow.start();
    }

    /** As the handshake's filter does it: while the answer is still to be given. */
    private HttpHandler guarded(HttpHandler websocket) {
        return exchange -> {
            UndertowInput.guard(exchange, new FrameRules(LIMIT, false, violations::add));
            websocket.handleRequest(exchange);
        };
    }

    @AfterEach
    void stop() {
        undertow.stop();
    }

    private int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    private WebSocket connect() {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port()), ear)
                .join();
    }

    private WebSocketChannel channel() throws InterruptedException {
        WebSocketChannel channel = opened.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        channel.resumeReceives();
        return channel;
    }

    private void sent(@Nullable Throwable failure) {
        sent.add(Optional.ofNullable(failure));
    }

    private Optional<Throwable> completion() throws InterruptedException {
        return sent.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Frame text(String text) {
        return FrameFixture.text(text);
    }

    @Test
    void this_undertow_is_as_we_know_it() {
        assertTrue(UndertowAccess.works());
    }

    @Test
    void two_thousand_frames_arrive_in_their_order_and_complete_once_each() throws Exception {
        connect();
        var sender = new UndertowSender(channel(), null);
        for (int i = 0; i < 2_000; i++) {
            sender.send(FakeSession.NONE, text("frame " + i), this::sent);
            assertEquals(Optional.empty(), completion());
            assertEquals("frame " + i, ear.heard());
        }
        assertTrue(sent.isEmpty());
    }

    /** An idle session must not keep what it was sent last: there may be a hundred thousand of them. */
    @Test
    void a_frame_is_let_go_of_once_it_was_sent_and_the_next_one_is_whole() throws Exception {
        connect();
        var sink = new UndertowSink(channel());
        for (String text : List.of("x".repeat(3_000_000), "short", "y".repeat(70_000))) {
            sink.send(RawFrame.of(text(text), null), this::sent);
            assertEquals(Optional.empty(), completion());
            assertEquals(0, sink.getBuffer().capacity());
            assertEquals(text, ear.heard());
        }
        assertTrue(sent.isEmpty());
    }

    @Test
    void text_and_bytes_of_every_form_of_length_arrive_as_they_are() throws Exception {
        connect();
        var sender = new UndertowSender(channel(), null);
        for (int length : new int[] {0, 125, 126, 65_535, 65_536, 3_000_000}) {
            String text = "\u00e4" + "x".repeat(length);
            sender.send(FakeSession.NONE, text(text), this::sent);
            assertEquals(text, ear.heard());
            assertEquals(Optional.empty(), completion());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_16);
            sender.send(FakeSession.NONE, FrameFixture.binary(bytes), this::sent);
            assertArrayEquals(bytes, (byte[]) ear.heard());
            assertEquals(Optional.empty(), completion());
        }
    }

    @Test
    void a_pong_waits_for_the_end_of_a_frame_that_the_socket_did_not_take_at_once() throws Exception {
        WebSocket client = connect();
        var channel = channel();
        var sender = new UndertowSender(channel, null);
        String large = "x".repeat(8_000_000);
        sender.send(FakeSession.NONE, text(large), this::sent);
        client.sendPing(ByteBuffer.wrap(new byte[] {7})).join();
        WebSockets.sendPong(ByteBuffer.wrap(new byte[] {8}), channel, null);
        assertEquals(large, ear.heard());
        assertEquals(Optional.empty(), completion());
        assertEquals(Set.of((byte) 7, (byte) 8), Set.of(ear.pong(), ear.pong()));
        sender.send(FakeSession.NONE, text("after"), this::sent);
        assertEquals("after", ear.heard());
    }

    @Test
    void a_frame_to_a_peer_that_does_not_read_fails_once_when_the_connection_is_cut() throws Exception {
        try (var stalled = new Socket("localhost", port())) {
            stalled.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var channel = channel();
            new UndertowSender(channel, null).send(FakeSession.NONE, text("x".repeat(50_000_000)), this::sent);
            assertTrue(sent.isEmpty());
            channel.close();
            assertInstanceOf(IOException.class, completion().orElseThrow());
        }
        assertTrue(sent.isEmpty());
    }

    @Test
    void a_frame_for_a_connection_that_is_gone_fails_once() throws Exception {
        connect();
        var channel = channel();
        var sender = new UndertowSender(channel, null);
        channel.close();
        sender.send(FakeSession.NONE, text("too late"), this::sent);
        assertInstanceOf(IOException.class, completion().orElseThrow());
        assertTrue(sent.isEmpty());
    }

    @Test
    void a_message_that_grows_beyond_the_limit_is_answered_with_1009() throws Exception {
        WebSocket client = connect();
        channel();
        client.sendText("x".repeat(LIMIT - 1), false).join();
        client.sendText("xx", false).join();
        assertEquals(1009, ear.heard());
        assertEquals(List.of(1009), List.copyOf(violations));
    }

    @Test
    void a_message_of_just_the_limit_passes_the_guard_however_it_is_cut() throws Exception {
        WebSocket client = connect();
        channel();
        for (int i = 1; i < LIMIT; i += 1 + 4 * i) {
            client.sendText("x".repeat(i), false).join();
            client.sendText("x".repeat(LIMIT - i), true).join();
            assertEquals(LIMIT + " characters", ear.heard());
        }
    }

    /** A client that keeps whole messages, the code of a close, and how many pongs came. */
    private static final class Ear implements WebSocket.Listener {

        private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<ByteBuffer> pongs = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        Object heard() throws InterruptedException {
            return heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        byte pong() throws InterruptedException {
            return pongs.poll(PATIENCE_SECONDS, TimeUnit.SECONDS).get(0);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            bytes = ByteBuffer.allocate(bytes.limit() + part.remaining())
                    .put(bytes)
                    .put(part);
            bytes.flip();
            if (last) {
                heard.add(bytes.array());
                bytes = ByteBuffer.allocate(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            pongs.add(message);
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            heard.add(code);
            return null;
        }
    }
}
