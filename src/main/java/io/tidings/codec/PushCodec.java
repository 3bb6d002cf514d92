package io.tidings.codec;

import io.tidings.protocol.Command;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import io.tidings.protocol.Result;
import java.io.IOException;

/**
 * Centrifuge protocol version 2 in JSON for clients that only listen: pushes without an envelope, and the answer to
 * connect as a push. What comes in is one connect request, not a command.
 */
final class PushCodec implements Codec {

    private static final int ENVELOPE = 192;
    private static final byte[] PING = {'{', '}'};
    private static final byte[] NOTHING = {};

    @Override
    public CommandFrame decode(byte[] frame) {
        return Lines.read(frame, (bytes, from, to) -> JsonItem.read(bytes, from, to, PushCodec::connect));
    }

    private static Command connect(JsonItem item) throws IOException {
        return Request.CONNECT.command(1, Request.CONNECT.read(item));
    }

    @Override
    public byte[] encode(Reply reply) {
        if (reply instanceof Reply.Ping) {
            return PING;
        }
        if (reply instanceof Push push) {
            JsonWriter json = new JsonWriter(ENVELOPE).begin();
            return push.on(new PushWriter(json)).end().toBytes();
        }
        if (reply instanceof Reply.Success success && success.result() instanceof Result.Connect connected) {
            return encode(new Push.Connect(connected));
        }
        return NOTHING;
    }
}
