package io.tidings.codec;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.NodeInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the server API answers, each a JSON object, by the rules of protocol.md sections 1.1 and 9. Bytes that are
 * not JSON are written in Base64, in a field that says so. Stateless and thread-safe.
 */
public final class ApiWriter {

    /** The result of what has none. */
    public static final Payload NOTHING = Payload.json("{}");

    private static final int SMALL = 64;
    private static final int LARGE = 1024;

    private ApiWriter() {}

    public static Payload position(StreamPosition position) {
        return done(begin(SMALL).field("offset", position.offset()).field("epoch", position.epoch()));
    }

    public static Payload presence(Result.Presence result) {
        JsonWriter json = begin(LARGE).object("presence");
        result.presence()
                .forEach((client, info) -> info(json.entry(client), info).end());
        return done(json.end());
    }

    private static JsonWriter info(JsonWriter json, ClientInfo info) {
        json.always("user", info.user()).always("client", info.client());
        return payload(payload(json, "conn_info", info.connInfo()), "chan_info", info.chanInfo());
    }

    public static Payload presenceStats(Result.PresenceStats result) {
        return done(begin(SMALL).always("num_clients", result.numClients()).always("num_users", result.numUsers()));
    }

    public static Payload history(Result.History result) {
        JsonWriter json = begin(LARGE).list("publications");
        result.publications()
                .forEach(publication -> publication(json.item(), publication).end());
        return done(json.endList()
                .always("epoch", result.position().epoch())
                .always("offset", result.position().offset()));
    }

    private static JsonWriter publication(JsonWriter json, Publication publication) {
        payload(json, "data", publication.data());
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

    /** {@code channels}: how many clients each has. */
    public static Payload channels(Map<String, Integer> channels) {
        JsonWriter json = begin(LARGE).object("channels");
        channels.forEach((name, clients) ->
                json.entry(name).always("num_clients", clients).end());
        return done(json.end());
    }

    public static Payload nodes(List<NodeInfo> nodes) {
        JsonWriter json = begin(LARGE).list("nodes");
        for (NodeInfo node : nodes) {
            json.item()
                    .always("uid", node.uid())
                    .always("name", node.name())
                    .always("version", node.version())
                    .always("num_clients", node.clients())
                    .always("num_users", node.users())
                    .always("num_channels", node.channels())
                    .always("num_subs", node.subscriptions())
                    .field("uptime", node.uptime())
                    .end();
        }
        return done(json.endList());
    }

    public static Payload rpc(Result.Rpc result) {
        return done(payload(begin(LARGE), "data", result.data()));
    }

    /** A list of objects that are written already, under this name. */
    public static Payload list(String name, List<Payload> objects) {
        JsonWriter json = begin(LARGE).list(name);
        objects.forEach(json::element);
        return done(json.endList());
    }

    /** The same beside what the caller called the call; 0 = nothing. */
    public static Payload named(long id, String name, Payload object) {
        return done(begin(SMALL + object.length()).field("id", id).field(name, object));
    }

    /** An object that is written already, under this name. */
    public static Payload named(String name, Payload object) {
        return named(0, name, object);
    }

    /** The error itself. */
    public static Payload error(ErrorCode error) {
        return done(begin(SMALL).field("code", error.code()).field("message", error.message()));
    }

    private static JsonWriter payload(JsonWriter json, String name, @Nullable Payload payload) {
        if (payload == null || payload.isJson(JsonText::isValid)) {
            return json.field(name, payload);
        }
        return json.field("b64" + name, Base64.getEncoder().encodeToString(payload.bytes()));
    }

    private static JsonWriter begin(int capacity) {
        return new JsonWriter(capacity).begin();
    }

    private static Payload done(JsonWriter json) {
        return Payload.json(json.end().toBytes());
    }
}
