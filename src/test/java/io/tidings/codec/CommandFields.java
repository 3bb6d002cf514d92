package io.tidings.codec;

import io.tidings.protocol.Command;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Describes a command as the golden frames do: by the protocol's names, defaults left out, payloads as text. */
final class CommandFields implements Command.Cases {

    private Map<String, Object> described = Map.of();

    static Map<String, Object> of(Command command) {
        CommandFields fields = new CommandFields();
        command.on(fields);
        return fields.described;
    }

    @Override
    public void connect(Command.Connect command) {
        Map<String, Object> subs = new LinkedHashMap<>();
        command.subs().forEach((channel, request) -> subs.put(channel, request(request)));
        described = named(
                "connect",
                "id",
                command.id(),
                "token",
                command.token(),
                "data",
                command.data(),
                "subs",
                subs,
                "name",
                command.name(),
                "version",
                command.version(),
                "headers",
                command.headers());
    }

    @Override
    public void subscribe(Command.Subscribe command) {
        Map<String, Object> fields = fields("id", command.id());
        fields.putAll(request(command.request()));
        described = Map.of("subscribe", fields);
    }

    @Override
    public void unsubscribe(Command.Unsubscribe command) {
        described = named("unsubscribe", "id", command.id(), "channel", command.channel());
    }

    @Override
    public void publish(Command.Publish command) {
        described = named(
                "publish",
                "id",
                command.id(),
                "channel",
                command.channel(),
                "data",
                command.data(),
                "type",
                command.type());
    }

    @Override
    public void presence(Command.Presence command) {
        described = named("presence", "id", command.id(), "channel", command.channel());
    }

    @Override
    public void presenceStats(Command.PresenceStats command) {
        described = named("presence_stats", "id", command.id(), "channel", command.channel());
    }

    @Override
    public void history(Command.History command) {
        described = named(
                "history",
                "id",
                command.id(),
                "channel",
                command.channel(),
                "limit",
                command.limit(),
                "since",
                command.since(),
                "reverse",
                command.reverse());
    }

    @Override
    public void rpc(Command.Rpc command) {
        described = named("rpc", "id", command.id(), "method", command.method(), "data", command.data());
    }

    @Override
    public void send(Command.Send command) {
        described = named("send", "data", command.data());
    }

    @Override
    public void refresh(Command.Refresh command) {
        described = named("refresh", "id", command.id(), "token", command.token());
    }

    @Override
    public void subRefresh(Command.SubRefresh command) {
        described = named(
                "sub_refresh",
                "id",
                command.id(),
                "channel",
                command.channel(),
                "token",
                command.token(),
                "type",
                command.type());
    }

    @Override
    public void ping(Command.Ping command) {
        // the id tells the two pings of plain clients apart, so that it is never left out
        described = Map.of("ping", Map.of("id", command.id()));
    }

    @Override
    public void pong(Command.Pong command) {
        described = Map.of("pong", Map.of());
    }

    private static Map<String, Object> request(SubscribeRequest request) {
        return fields(
                "channel", request.channel(),
                "token", request.token(),
                "recover", request.recover(),
                "epoch", request.since().epoch(),
                "offset", request.since().offset(),
                "data", request.data(),
                "positioned", request.positioned(),
                "recoverable", request.recoverable(),
                "join_leave", request.joinLeave(),
                "delta", request.delta(),
                "filtered", request.filtered(),
                "flag", request.flag(),
                "type", request.type());
    }

    private static Map<String, Object> named(String name, Object... namesAndValues) {
        return Map.of(name, fields(namesAndValues));
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = plain(namesAndValues[i + 1]);
            if (value != null
                    && !value.equals(0L)
                    && !value.equals("")
                    && !value.equals(false)
                    && !value.equals(Map.of())) {
                fields.put(Objects.toString(namesAndValues[i]), value);
            }
        }
        return fields;
    }

    private static Object plain(Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Payload payload) {
            return payload.text();
        }
        // a position is a message of its own here: there even when it is all zero
        return value instanceof StreamPosition position
                ? Map.of("offset", position.offset(), "epoch", position.epoch())
                : value;
    }
}
