package io.tidings.codec;

import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one plain message and turns it into the command it stands for. */
final class PlainMessage {

    private static final List<String> FIELDS = List.of("type", "channel", "content");

    private String type = "";
    private String channel = "";
    private @Nullable Payload content;

    private PlainMessage() {}

    /** Reads an object that was just entered. */
    static Command read(JsonItem item) throws IOException {
        PlainMessage message = new PlainMessage();
        item.fields(FIELDS, message::field);
        return message.command();
    }

    private void field(String name, JsonItem item) throws IOException {
        switch (name) {
            case "type" -> type = item.string();
            case "channel" -> channel = item.string();
            default -> content = item.payload();
        }
    }

    private Command command() throws Malformed {
        return switch (type) {
            case "join" -> new Command.Subscribe(PlainCodec.ID, join());
            case "leave" -> new Command.Unsubscribe(PlainCodec.ID, channel);
            case "chat" -> new Command.Publish(PlainCodec.ID, channel, content, 0);
            case "ping" -> new Command.Ping(PlainCodec.ID);
            case "" -> throw new Malformed("a message without a type");
            default -> throw new Malformed("a message of unknown type");
        };
    }

    /** Whoever joins wants to see who else does. */
    private SubscribeRequest join() {
        boolean joinLeave = true;
        return new SubscribeRequest(
                channel, "", false, StreamPosition.NONE, null, false, false, joinLeave, "", false, 0, 0);
    }
}
