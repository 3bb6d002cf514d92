package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * What one stream publishes again and again: a whole masked frame, in which only the marker changes. Not thread-safe:
 * there is one buffer, valid until the next {@link #marked}.
 */
final class Publication {

    private final ByteBuffer frame;
    private final int payload;
    private final int marker;
    private final byte[] clear = new byte[Marker.LENGTH];

    /** @param before what the dialect writes before a payload of {@code size} bytes, and {@code after} it */
    Publication(String before, String after, int size) {
        byte[] text = (before + Marker.payload(size) + after).getBytes(UTF_8);
        marker = before.getBytes(UTF_8).length;
        payload = ClientFrame.headerLength(text.length);
        var heap = ClientFrame.of(ClientFrame.TEXT, text);
        frame = ByteBuffer.allocateDirect(heap.remaining()).put(heap).flip();
    }

    ByteBuffer marked(long time, int stream, int sequence) {
        Marker.write(clear, 0, time, stream, sequence);
        for (int i = 0; i < Marker.LENGTH; i++) {
            frame.put(payload + marker + i, ClientFrame.masked(clear[i], marker + i));
        }
        return frame.position(0);
    }
}
