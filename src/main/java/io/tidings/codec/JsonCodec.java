package io.tidings.codec;

import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;

/** Centrifuge protocol version 2 in JSON. */
final class JsonCodec implements Codec {

    /** What a reply needs besides its payload: most often more than enough, and never wrong. */
    private static final int ENVELOPE = 192;

    private static final byte[] PING = {'{', '}'};

    @Override
    public CommandFrame decode(byte[] frame) {
        return Lines.read(frame, (bytes, from, to) -> JsonItem.read(bytes, from, to, CommandReader::read));
    }

    @Override
    public byte[] encode(Reply reply) {
        if (reply instanceof Reply.Ping) {
            return PING;
        }
        if (reply instanceof Push push) {
            return push(push);
        }
        JsonWriter json = new JsonWriter(ENVELOPE);
        json.begin();
        if (reply instanceof Reply.Success success) {
            json.field("id", success.id());
            success.result().on(new ResultWriter(json));
        } else if (reply instanceof Reply.Failure failure) {
            json.field("id", failure.id());
            json.object("error")
                    .field("code", failure.error().code())
                    .field("message", failure.error().message())
                    .field("temporary", failure.error().temporary())
                    .end();
        }
        return json.end().toBytes();
    }

    private static byte[] push(Push push) {
        int data =
                push instanceof Push.OfPublication of ? of.publication().data().length() : 0;
        JsonWriter json = new JsonWriter(ENVELOPE + data);
        json.begin().object("push");
        push.on(new PushWriter(json));
        return json.end().end().toBytes();
    }
}
