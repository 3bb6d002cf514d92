package io.tidings.codec;

import io.tidings.protocol.Command;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests that a command may hold. If there are several, the first in this order is the one that counts. */
enum Request {
    CONNECT("connect", "token", "data", "subs", "name", "version", "headers") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Connect(id, of.token, of.data, of.subs, of.name, of.version, of.headers);
        }
    },
    PING("ping") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Ping(id);
        }
    },
    SUBSCRIBE(
            "subscribe",
            "channel",
            "token",
            "recover",
            "epoch",
            "offset",
            "data",
            "positioned",
            "recoverable",
            "join_leave",
            "delta",
            "tf",
            "flag",
            "type") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Subscribe(id, of.subscribeRequest());
        }
    },
    UNSUBSCRIBE("unsubscribe", "channel") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Unsubscribe(id, of.channel);
        }
    },
    PUBLISH("publish", "channel", "data", "type") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Publish(id, of.channel, of.data, of.type);
        }
    },
    PRESENCE("presence", "channel") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Presence(id, of.channel);
        }
    },
    PRESENCE_STATS("presence_stats", "channel") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.PresenceStats(id, of.channel);
        }
    },
    HISTORY("history", "channel", "limit", "since", "reverse") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.History(id, of.channel, of.limit, of.since, of.reverse);
        }
    },
    RPC("rpc", "data", "method") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Rpc(id, of.method, of.data);
        }
    },
    SEND("send", "data") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Send(of.data);
        }
    },
    REFRESH("refresh", "token") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.Refresh(id, of.token);
        }
    },
    SUB_REFRESH("sub_refresh", "channel", "token", "type") {
        @Override
        Command command(long id, RequestFields of) {
            return new Command.SubRefresh(id, of.channel, of.token, of.type);
        }
    };

    private static final Map<String, Request> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(request -> request.wireName, Function.identity()));

    private final String wireName;

    private final List<String> fields;

    Request(String wireName, String... fields) {
        this.wireName = wireName;
        this.fields = List.of(fields);
    }

    /** The names of all requests, in their order. */
    static Stream<String> names() {
        return Arrays.stream(values()).map(request -> request.wireName);
    }

    /** The request of that name, null if there is none. */
    static @Nullable Request named(String wireName) {
        return BY_NAME.get(wireName);
    }

    /** Reads an object that was just entered. */
    RequestFields read(JsonItem item) throws IOException {
        return RequestFields.read(item, fields);
    }

    /** The command that these fields make. */
    abstract Command command(long id, RequestFields of);
}
