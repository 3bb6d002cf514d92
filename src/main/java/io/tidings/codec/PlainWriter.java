package io.tidings.codec;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import org.jspecify.annotations.Nullable;

/** Writes pushes as plain messages; those that plain clients have no use for become nothing. */
final class PlainWriter implements Push.Cases<byte[]> {

    /** What a message needs besides its content: most often more than enough, and never wrong. */
    private static final int ENVELOPE = 128;

    /** What is written of a reply that this format has no word for. */
    static final byte[] NOTHING = {};

    static final PlainWriter WRITER = new PlainWriter();

    private PlainWriter() {}

    static byte[] error(ErrorCode error) {
        JsonWriter json = start("error", ENVELOPE);
        json.object("content")
                .field("code", error.code())
                .field("message", error.message())
                .end();
        return json.end().toBytes();
    }

    @Override
    public byte[] publication(Push.OfPublication push) {
        Publication publication = push.publication();
        return start("chat", ENVELOPE + publication.data().length())
                .always("channel", push.channel())
                .field("content", publication.data())
                .always("sender", sender(publication.info()))
                .end()
                .toBytes();
    }

    @Override
    public byte[] join(Push.Join push) {
        return presence("join", push.channel(), push.info());
    }

    @Override
    public byte[] leave(Push.Leave push) {
        return presence("leave", push.channel(), push.info());
    }

    @Override
    public byte[] unsubscribe(Push.Unsubscribe push) {
        JsonWriter json = start("leave", ENVELOPE).always("channel", push.channel());
        json.object("content")
                .field("code", push.code().code())
                .field("reason", push.code().reason())
                .end();
        return json.end().toBytes();
    }

    @Override
    public byte[] subscribe(Push.Subscribe push) {
        return NOTHING;
    }

    @Override
    public byte[] message(Push.Message push) {
        return start("message", ENVELOPE + push.data().length())
                .field("content", push.data())
                .end()
                .toBytes();
    }

    @Override
    public byte[] connect(Push.Connect push) {
        return NOTHING;
    }

    @Override
    public byte[] disconnect(Push.Disconnect push) {
        return NOTHING;
    }

    @Override
    public byte[] refresh(Push.Refresh push) {
        return NOTHING;
    }

    private static byte[] presence(String type, String channel, ClientInfo info) {
        return start(type, ENVELOPE)
                .always("channel", channel)
                .always("sender", sender(info))
                .end()
                .toBytes();
    }

    private static JsonWriter start(String type, int capacity) {
        return new JsonWriter(capacity).begin().always("type", type);
    }

    /** The user; for an anonymous one the connection; nobody when the server itself speaks. */
    private static String sender(@Nullable ClientInfo info) {
        if (info == null) {
            return "";
        }
        return info.user().isEmpty() ? info.client() : info.user();
    }
}
