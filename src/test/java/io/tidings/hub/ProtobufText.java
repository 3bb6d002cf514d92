package io.tidings.hub;

import com.google.protobuf.TextFormat;
import io.tidings.codec.wire.Centrifuge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Frames in Protobuf as the text that its library prints: {@code id: 1 connect { }}. */
final class ProtobufText {

    private ProtobufText() {}

    /** The items of a frame from the server. */
    static List<String> items(byte[] frame) {
        var in = new ByteArrayInputStream(frame);
        List<String> items = new ArrayList<>();
        try {
            while (in.available() > 0) {
                items.add(TextFormat.printer()
                        .emittingSingleLine(true)
                        .printToString(Centrifuge.Reply.parseDelimitedFrom(in)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }

    /** A frame from the client. */
    static byte[] frame(String... commands) {
        var frame = new ByteArrayOutputStream();
        try {
            for (String command : commands) {
                TextFormat.parse(command, Centrifuge.Command.class).writeDelimitedTo(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frame.toByteArray();
    }
}
