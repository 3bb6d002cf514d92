package io.tidings.codec;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.UnsubscribeCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds a reply from its description in the golden frames: the protocol's names, defaults left out, payloads as text. */
record ReplyFields(Map<String, Object> fields) {

    static Reply reply(Map<String, Object> description) {
        ReplyFields reply = new ReplyFields(description);
        if (description.isEmpty()) {
            return new Reply.Ping();
        }
        if (reply.has("push")) {
            return reply.object("push").push();
        }
        long id = reply.number("id");
        return reply.has("error")
                ? new Reply.Failure(id, reply.object("error").error())
                : new Reply.Success(id, reply.result());
    }

    private Push push() {
        String channel = text("channel");
        return switch (kind("channel")) {
            case "pub" ->
                new Push.OfPublication(
                        channel, object("pub").publication(), object("pub").text("epoch"));
            case "join" -> new Push.Join(channel, object("join").object("info").info());
            case "leave" ->
                new Push.Leave(channel, object("leave").object("info").info());
            case "unsubscribe" ->
                new Push.Unsubscribe(channel, object("unsubscribe").unsubscribeCode());
            case "subscribe" -> object("subscribe").subscribePush(channel);
            case "message" -> new Push.Message(object("message").payload("data"));
            case "connect" -> new Push.Connect(object("connect").connect());
            case "disconnect" -> new Push.Disconnect(object("disconnect").disconnectCode());
            case "refresh" ->
                new Push.Refresh(
                        object("refresh").flag("expires"), object("refresh").number("ttl"));
            default -> throw new IllegalStateException("no push: " + fields);
        };
    }

    private Result result() {
        String kind = kind("id");
        ReplyFields result = object(kind);
        return switch (kind) {
            case "connect" -> result.connect();
            case "subscribe" -> result.subscribe();
            case "unsubscribe" -> new Result.Unsubscribe();
            case "publish" -> new Result.Publish();
            case "presence" -> new Result.Presence(result.map("presence", ReplyFields::info));
            case "presence_stats" ->
                new Result.PresenceStats((int) result.number("num_clients"), (int) result.number("num_users"));
            case "history" -> new Result.History(result.publications(), result.position());
            case "rpc" -> new Result.Rpc(result.payload("data"));
            case "refresh" -> new Result.Refresh(result.flag("expires"), result.number("ttl"));
            case "sub_refresh" -> new Result.SubRefresh(result.flag("expires"), result.number("ttl"));
            default -> throw new IllegalStateException("no result: " + fields);
        };
    }

    private Result.Connect connect() {
        return new Result.Connect(
                text("client"),
                text("version"),
                flag("expires"),
                number("ttl"),
                payload("data"),
                map("subs", ReplyFields::subscribe),
                number("ping"),
                flag("pong"),
                text("session"),
                text("node"),
                number("time"));
    }

    private Result.Subscribe subscribe() {
        return new Result.Subscribe(
                flag("expires"),
                number("ttl"),
                flag("recoverable"),
                flag("positioned"),
                position(),
                publications(),
                flag("was_recovering"),
                flag("recovered"),
                payload("data"),
                flag("delta"));
    }

    private Push.Subscribe subscribePush(String channel) {
        return new Push.Subscribe(channel, flag("recoverable"), flag("positioned"), position(), payload("data"));
    }

    private Publication publication() {
        ClientInfo info = has("info") ? object("info").info() : null;
        Map<String, String> tags = new LinkedHashMap<>();
        object("tags").fields.forEach((name, value) -> tags.put(name, (String) value));
        return new Publication(payload("data"), info, number("offset"), tags);
    }

    private List<Publication> publications() {
        return ((List<?>) fields.getOrDefault("publications", List.of()))
                .stream().map(item -> of(item).publication()).toList();
    }

    private ClientInfo info() {
        return new ClientInfo(text("user"), text("client"), payload("conn_info"), payload("chan_info"));
    }

    private StreamPosition position() {
        return has("epoch") ? new StreamPosition(number("offset"), text("epoch")) : null;
    }

    private ErrorCode error() {
        return new ErrorCode((int) number("code"), text("message"), flag("temporary"));
    }

    private UnsubscribeCode unsubscribeCode() {
        return new UnsubscribeCode((int) number("code"), text("reason"));
    }

    private DisconnectCode disconnectCode() {
        return new DisconnectCode((int) number("code"), text("reason"));
    }

    /** The one field besides {@code other}. */
    private String kind(String other) {
        return fields.keySet().stream()
                .filter(name -> !name.equals(other))
                .findFirst()
                .orElseThrow();
    }

    private boolean has(String name) {
        return fields.containsKey(name);
    }

    private String text(String name) {
        return (String) fields.getOrDefault(name, "");
    }

    private long number(String name) {
        return (Long) fields.getOrDefault(name, 0L);
    }

    private boolean flag(String name) {
        return (Boolean) fields.getOrDefault(name, false);
    }

    private Payload payload(String name) {
        return has(name) ? Payload.json(text(name)) : null;
    }

    private ReplyFields object(String name) {
        return of(fields.getOrDefault(name, Map.of()));
    }

    private <T> Map<String, T> map(String name, Function<ReplyFields, T> reader) {
        Map<String, T> map = new LinkedHashMap<>();
        object(name).fields.forEach((key, value) -> map.put(key, reader.apply(of(value))));
        return map;
    }

    @SuppressWarnings("unchecked")
    private static ReplyFields of(Object object) {
        return new ReplyFields((Map<String, Object>) object);
    }
}
