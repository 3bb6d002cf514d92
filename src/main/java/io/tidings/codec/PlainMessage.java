package io.tidings.codec;

import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One plain message while it is read, in whatever format, and the command it stands for. */
final class PlainMessage {

    /** What a client may say; a sender is passed over, because who it is the server knows. */
    static final List<String> FIELDS = List.of("type", "channel", "content");

    String type = "";
    String channel = "";

    @Nullable
    Payload content;

    /** Reads an object in JSON that was just entered. */
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

    Command command() throws Malformed {
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
