package io.tidings.codec;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.StreamPosition;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a push, its channel first. */
final class PushWriter implements Push.Cases<JsonWriter> {

    private final JsonWriter json;

    PushWriter(JsonWriter json) {
        this.json = json;
    }

    @Override
    public JsonWriter publication(Push.OfPublication push) {
        Publication publication = push.publication();
        json.field("channel", push.channel()).object("pub");
        ResultWriter.publication(json, publication);
        // a client that subscribed to an empty stream saw no epoch: the first publication tells it
        return json.field("epoch", publication.offset() == 1 ? push.epoch() : "")
                .end();
    }

    @Override
    public JsonWriter join(Push.Join push) {
        return presence("join", push.channel(), push.info());
    }

    @Override
    public JsonWriter leave(Push.Leave push) {
        return presence("leave", push.channel(), push.info());
    }

    @Override
    public JsonWriter unsubscribe(Push.Unsubscribe push) {
        return json.field("channel", push.channel())
                .object("unsubscribe")
                .field("code", push.code().code())
                .field("reason", push.code().reason())
                .end();
    }

    @Override
    public JsonWriter subscribe(Push.Subscribe push) {
        @Nullable StreamPosition position = push.position();
        return json.field("channel", push.channel())
                .object("subscribe")
                .field("recoverable", push.recoverable())
                .field("epoch", position == null ? "" : position.epoch())
                .field("offset", position == null ? 0 : position.offset())
                .field("positioned", push.positioned())
                .field("data", push.data())
                .end();
    }

    @Override
    public JsonWriter message(Push.Message push) {
        return json.object("message").field("data", push.data()).end();
    }

    @Override
    public JsonWriter connect(Push.Connect push) {
        return new ResultWriter(json).connect(push.result());
    }

    @Override
    public JsonWriter disconnect(Push.Disconnect push) {
        return json.object("disconnect")
                .field("code", push.code().code())
                .field("reason", push.code().reason())
                .end();
    }

    @Override
    public JsonWriter refresh(Push.Refresh push) {
        return json.object("refresh")
                .field("expires", push.expires())
                .field("ttl", push.ttl())
                .end();
    }

    private JsonWriter presence(String kind, String channel, ClientInfo info) {
        json.field("channel", channel).object(kind);
        ResultWriter.info(json.object("info"), info).end();
        return json.end();
    }
}
