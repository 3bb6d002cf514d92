package io.tidings.http;

import io.tidings.codec.ApiParams;
import io.tidings.hub.Decision;
import io.tidings.protocol.Payload;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods of the server API: name, what becomes of a call, and the fields that it knows. */
enum ApiMethod {
    PUBLISH(
            "publish",
            ServerApi::publish,
            "channel",
            "data",
            "b64data",
            "skip_history",
            "tags",
            "idempotency_key",
            "delta",
            "version",
            "version_epoch"),
    BROADCAST(
            "broadcast",
            ServerApi::broadcast,
            "channels",
            "data",
            "b64data",
            "skip_history",
            "tags",
            "idempotency_key",
            "delta",
            "version",
            "version_epoch"),
    SUBSCRIBE(
            "subscribe",
            ServerApi::subscribe,
            "user",
            "channel",
            "client",
            "session",
            "info",
            "b64info",
            "data",
            "b64data",
            "recover_since",
            "expire_at",
            "override"),
    UNSUBSCRIBE("unsubscribe", ServerApi::unsubscribe, "user", "channel", "client", "session"),
    DISCONNECT("disconnect", ServerApi::disconnect, "user", "client", "session", "whitelist", "disconnect"),
    REFRESH("refresh", ServerApi::refresh, "user", "client", "session", "expired", "expire_at", "info"),
    REVOKE_TOKEN("revoke_token", ServerApi::revokeToken, "uid", "expire_at"),
    INVALIDATE_USER_TOKENS(
            "invalidate_user_tokens", ServerApi::invalidateUserTokens, "user", "channel", "issued_before", "expire_at"),
    PRESENCE("presence", ServerApi::presence, "channel"),
    PRESENCE_STATS("presence_stats", ServerApi::presenceStats, "channel"),
    HISTORY("history", ServerApi::history, "channel", "limit", "since", "reverse"),
    HISTORY_REMOVE("history_remove", ServerApi::historyRemove, "channel"),
    CHANNELS("channels", ServerApi::channels, "pattern"),
    INFO("info", ServerApi::info),
    RPC("rpc", ServerApi::rpc, "method", "params"),
    /** Its answer is no result but a list of replies. */
    BATCH("batch", ServerApi::batch, "commands", "parallel");

    private static final Map<String, ApiMethod> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ApiMethod::wireName, Function.identity()));

    private final String wireName;
    private final BiFunction<ServerApi, ApiParams, CompletionStage<Decision<Payload>>> call;
    private final List<String> fields;

    ApiMethod(
            String wireName,
            BiFunction<ServerApi, ApiParams, CompletionStage<Decision<Payload>>> call,
            String... fields) {
        this.wireName = wireName;
        this.call = call;
        this.fields = List.of(fields);
    }

    /** The method of that name, null if there is none. */
    static @Nullable ApiMethod named(String wireName) {
        return BY_NAME.get(wireName);
    }

    String wireName() {
        return wireName;
    }

    /** The fields it knows. */
    List<String> fields() {
        return fields;
    }

    CompletionStage<Decision<Payload>> call(ServerApi api, ApiParams params) {
        return call.apply(api, params);
    }
}
