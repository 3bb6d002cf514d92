package io.tidings.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tidings.it.JsonClient.End;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts together what comes in, on the JDK's thread: whole messages, and how it ended. It can be stopped from reading. */
final class JsonEar implements WebSocket.Listener {

    private final Wire wire;
    private final Consumer<String> heard;
    private final Consumer<End> ended;
    private final StringBuilder text = new StringBuilder();
    private boolean closed;
    private @Nullable WebSocket waiting;

    JsonEar(Wire wire, Consumer<String> heard, Consumer<End> ended) {
        this.wire = wire;
        this.heard = heard;
        this.ended = ended;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            heard.accept(text.toString());
            text.setLength(0);
        }
        more(from);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        var bytes = new byte[part.remaining()];
        part.get(bytes);
        for (byte each : bytes) {
            text.append((char) (each & 0xff));
        }
        if (last && wire == Wire.PROTOBUF) {
            String message = items(text.toString().getBytes(ISO_8859_1));
            text.setLength(0);
            text.append(message);
        }
        return onText(from, "", last);
    }

    private String items(byte[] message) {
        List<String> items = new ArrayList<>();
        Wire.Items all = wire.items(new ByteArrayInputStream(message));
        try {
            for (String item = all.next(); item != null; item = all.next()) {
                items.add(item);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", items);
    }

    private synchronized void more(WebSocket from) {
        if (closed) {
            waiting = from;
        } else {
            from.request(1);
        }
    }

    /** Reads on, or does not; from any thread. */
    synchronized void open(boolean open) {
        closed = !open;
        if (open && waiting != null) {
            waiting.request(1);
            waiting = null;
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.accept(new End(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable problem) {
        ended.accept(new End(1006, problem.toString()));
    }
}
