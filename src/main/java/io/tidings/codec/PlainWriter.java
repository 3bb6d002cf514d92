package io.tidings.codec;

import io.tidings.protocol.Payload;

/** Writes plain messages in JSON. A code and its reason stand in the content, which has nothing else to hold then. */
final class PlainWriter {

    /** What a message needs besides its content: most often more than enough, and never wrong. */
    private static final int ENVELOPE = 128;

    private PlainWriter() {}

    static byte[] bytes(PlainReply reply) {
        Payload content = reply.content();
        JsonWriter json = new JsonWriter(ENVELOPE + (content == null ? 0 : content.length()));
        json.begin().always("type", reply.type());
        if (reply.channel() != null) {
            json.always("channel", reply.channel());
        }
        if (reply.code() != 0) {
            json.object("content")
                    .field("code", reply.code())
                    .field(reply.channel() == null ? "message" : "reason", reply.reason())
                    .end();
        }
        json.field("content", content);
        if (reply.sender() != null) {
            json.always("sender", reply.sender());
        }
        return json.end().toBytes();
    }
}
