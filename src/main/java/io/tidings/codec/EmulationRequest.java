package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tidings.codec.wire.Centrifuge;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands of a client whose stream only goes down, in a request of their own.
 *
 * @param session the secret of the session
 * @param node the node that the session is on; empty = whichever gets the request
 * @param data a frame of commands, in the format of the session's stream; read only
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by one thread
public record EmulationRequest(String session, String node, byte[] data) {

    private static final List<String> FIELDS = List.of("session", "node", "data");

    /** Reads {@code {"session", "node", "data"}}, whose data is text; null if it is anything else. */
    public static @Nullable EmulationRequest json(byte[] body) {
        try {
            return JsonItem.read(body, 0, body.length, EmulationRequest::read);
        } catch (IOException malformed) {
            return null;
        }
    }

    /** Reads a message of {@code centrifuge.proto}, without a length in front; null if it is anything else. */
    public static @Nullable EmulationRequest protobuf(byte[] body) {
        try {
            Centrifuge.EmulationRequest wire = Centrifuge.EmulationRequest.parseFrom(body);
            return wire.getSession().isEmpty()
                    ? null
                    : new EmulationRequest(
                            wire.getSession(), wire.getNode(), wire.getData().toByteArray());
        } catch (InvalidProtocolBufferException malformed) {
            return null;
        }
    }

    private static EmulationRequest read(JsonItem item) throws IOException {
        String[] values = {"", "", ""};
        item.fields(FIELDS, (name, value) -> values[FIELDS.indexOf(name)] = value.string());
        if (values[0].isEmpty()) {
            throw new Malformed("a request without a session");
        }
        return new EmulationRequest(values[0], values[1], values[2].getBytes(UTF_8));
    }

    /** Leaves out the secret and what was said. */
    @Override
    public String toString() {
        return "EmulationRequest[" + node + "]";
    }
}
