package io.tidings.codec;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the one field that holds a command's result: always there, since SDKs read it even when it is empty. */
final class ResultWriter implements Result.Cases<JsonWriter> {

    private final JsonWriter json;

    ResultWriter(JsonWriter json) {
        this.json = json;
    }

    @Override
    public JsonWriter connect(Result.Connect result) {
        json.object("connect")
                .field("client", result.client())
                .field("version", result.version())
                .field("expires", result.expires())
                .field("ttl", result.ttl())
                .field("data", result.data());
        if (!result.subs().isEmpty()) {
            json.object("subs");
            for (Map.Entry<String, Result.Subscribe> sub : result.subs().entrySet()) {
                fields(json.entry(sub.getKey()), sub.getValue()).end();
            }
            json.end();
        }
        return json.field("ping", result.ping())
                .field("pong", result.pong())
                .field("session", result.session())
                .field("node", result.node())
                .field("time", result.time())
                .end();
    }

    @Override
    public JsonWriter subscribe(Result.Subscribe result) {
        return fields(json.object("subscribe"), result).end();
    }

    @Override
    public JsonWriter unsubscribe(Result.Unsubscribe result) {
        return json.object("unsubscribe").end();
    }

    @Override
    public JsonWriter publish(Result.Publish result) {
        return json.object("publish").end();
    }

    @Override
    public JsonWriter presence(Result.Presence result) {
        json.object("presence").object("presence");
        for (Map.Entry<String, ClientInfo> entry : result.presence().entrySet()) {
            info(json.entry(entry.getKey()), entry.getValue()).end();
        }
        return json.end().end();
    }

    @Override
    public JsonWriter presenceStats(Result.PresenceStats result) {
        return json.object("presence_stats")
                .always("num_clients", result.numClients())
                .always("num_users", result.numUsers())
                .end();
    }

    @Override
    public JsonWriter history(Result.History result) {
        json.object("history");
        return publications(json, result.publications())
                .always("epoch", result.position().epoch())
                .always("offset", result.position().offset())
                .end();
    }

    @Override
    public JsonWriter rpc(Result.Rpc result) {
        return json.object("rpc").field("data", result.data()).end();
    }

    @Override
    public JsonWriter refresh(Result.Refresh result) {
        return json.object("refresh")
                .field("expires", result.expires())
                .field("ttl", result.ttl())
                .end();
    }

    @Override
    public JsonWriter subRefresh(Result.SubRefresh result) {
        return json.object("sub_refresh")
                .field("expires", result.expires())
                .field("ttl", result.ttl())
                .end();
    }

    /** The fields of a publication but for its epoch, which only a push may need. */
    static JsonWriter publication(JsonWriter json, Publication publication) {
        json.field("data", publication.data()).field("delta", publication.data().isPatch());
        ClientInfo info = publication.info();
        if (info != null) {
            info(json.object("info"), info).end();
        }
        json.field("offset", publication.offset());
        if (!publication.tags().isEmpty()) {
            json.object("tags");
            publication.tags().forEach(json::entry);
            json.end();
        }
        return json;
    }

    /** The fields of a client's info; an anonymous user is written as an empty string. */
    static JsonWriter info(JsonWriter json, ClientInfo info) {
        return json.always("user", info.user())
                .always("client", info.client())
                .field("conn_info", info.connInfo())
                .field("chan_info", info.chanInfo());
    }

    private static JsonWriter fields(JsonWriter json, Result.Subscribe result) {
        @Nullable StreamPosition position = result.position();
        json.field("expires", result.expires())
                .field("ttl", result.ttl())
                .field("recoverable", result.recoverable())
                .field("epoch", position == null ? "" : position.epoch());
        if (!result.publications().isEmpty()) {
            publications(json, result.publications());
        }
        return json.field("recovered", result.recovered())
                .field("offset", position == null ? 0 : position.offset())
                .field("positioned", result.positioned())
                .field("data", result.data())
                .field("was_recovering", result.wasRecovering())
                .field("delta", result.delta());
    }

    private static JsonWriter publications(JsonWriter json, List<Publication> publications) {
        json.list("publications");
        for (Publication publication : publications) {
            publication(json.item(), publication).end();
        }
        return json.endList();
    }
}
