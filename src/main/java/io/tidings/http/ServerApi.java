package io.tidings.http;

import io.tidings.codec.ApiParams;
import io.tidings.codec.ApiWriter;
import io.tidings.codec.JsonText;
import io.tidings.hub.Decision;
import io.tidings.hub.Glob;
import io.tidings.hub.Grant;
import io.tidings.hub.Hub;
import io.tidings.hub.OptionOverride;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import io.tidings.protocol.UnsubscribeCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of the server API do: protocol.md section 9 in terms of the hub. Each answers with its result as JSON,
 * or with an error. Nothing blocks, but for a publication while the hub has too much to do, and methods of beans.
 * Thread-safe.
 */
final class ServerApi {

    private static final System.Logger LOG = System.getLogger(ServerApi.class.getName());
    private static final Payload EMPTY = Payload.of(new byte[0]);

    private final Hub hub;

    ServerApi(Hub hub) {
        this.hub = hub;
    }

    /** Calls a method. The stage never fails: what goes wrong is error 100, and one line in the log. */
    CompletableFuture<Decision<Payload>> call(ApiMethod method, ApiParams params) {
        CompletionStage<Decision<Payload>> coming;
        try {
            coming = method.call(this, params);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "server API: " + method.wireName() + " failed because of a bug", bug);
            return refused(ErrorCode.INTERNAL);
        }
        return coming.handle((decision, failure) -> {
                    if (decision == null) {
                        LOG.log(System.Logger.Level.WARNING, "server API: {0}: {1}", method.wireName(), failure);
                        return Decision.<Payload>refused(ErrorCode.INTERNAL);
                    }
                    return told(decision);
                })
                .toCompletableFuture();
    }

    /** The API has fewer errors than the protocol of clients. */
    private static Decision<Payload> told(Decision<Payload> decision) {
        return decision.equals(Decision.refused(ErrorCode.ALREADY_SUBSCRIBED))
                        || decision.equals(Decision.refused(ErrorCode.LIMIT_EXCEEDED))
                ? Decision.refused(ErrorCode.INTERNAL)
                : decision;
    }

    CompletionStage<Decision<Payload>> publish(ApiParams params) {
        return publish(params.text("channel"), params);
    }

    private CompletionStage<Decision<Payload>> publish(String channel, ApiParams params) {
        Payload data = params.payload("data");
        if (params.number("version") < 0) {
            return refused(ErrorCode.BAD_REQUEST);
        }
        return written(hub.publish(channel, data == null ? EMPTY : data, params.publishOptions()), ApiWriter::position);
    }

    CompletionStage<Decision<Payload>> broadcast(ApiParams params) {
        List<String> channels = params.texts("channels");
        if (channels.isEmpty()) {
            return refused(ErrorCode.BAD_REQUEST);
        }
        List<CompletableFuture<Payload>> responses = new ArrayList<>();
        for (String channel : channels) {
            responses.add(publish(channel, params)
                    .exceptionally(failure -> {
                        LOG.log(System.Logger.Level.WARNING, "server API: broadcast: {0}", failure.toString());
                        return Decision.refused(ErrorCode.INTERNAL);
                    })
                    .thenApply(ServerApi::response)
                    .toCompletableFuture());
        }
        return SeveralCalls.all(responses).thenApply(list -> Decision.granted(ApiWriter.list("responses", list)));
    }

    /** {@code {"result":{}}} or {@code {"error":{}}}. */
    static Payload response(Decision<Payload> decision) {
        return response(0, decision);
    }

    /** The same with the number that the call had; 0 = it had none. */
    static Payload response(long id, Decision<Payload> decision) {
        return decision instanceof Decision.Granted<Payload> granted
                ? ApiWriter.named(id, "result", granted.value())
                : ApiWriter.named(id, "error", ApiWriter.error(error(decision)));
    }

    /** The error of a refusal. */
    static ErrorCode error(Decision<Payload> refused) {
        return refused instanceof Decision.Refused<Payload> one && one.why() instanceof ErrorCode error
                ? error
                : ErrorCode.INTERNAL;
    }

    CompletionStage<Decision<Payload>> subscribe(ApiParams params) {
        Payload info = params.payload("info");
        Payload data = params.payload("data");
        if (isBinary(info) || isBinary(data)) {
            return refused(ErrorCode.BAD_REQUEST);
        }
        Grant grant = new Grant(params.number("expire_at"), info, data, OptionOverride.read(params.object("override")));
        StreamPosition since = params.position("recover_since");
        SubscribeRequest request = SubscribeRequest.to(params.text("channel"));
        return written(
                hub.actions()
                        .subscribe(ApiValues.target(params), since == null ? request : request.since(since), grant),
                subscribed -> ApiWriter.NOTHING);
    }

    /** Others see what a connection or a subscription says about itself, and most of them read JSON alone. */
    private static boolean isBinary(@Nullable Payload payload) {
        return payload != null && !payload.isJson(JsonText::isValid);
    }

    CompletionStage<Decision<Payload>> unsubscribe(ApiParams params) {
        return done(
                hub.actions().unsubscribe(ApiValues.target(params), params.text("channel"), UnsubscribeCode.SERVER));
    }

    CompletionStage<Decision<Payload>> disconnect(ApiParams params) {
        DisconnectCode code = ApiValues.code(params.object("disconnect"));
        if (code == null) {
            return refused(ErrorCode.BAD_REQUEST);
        }
        hub.actions().disconnect(ApiValues.target(params), new HashSet<>(params.texts("whitelist")), code);
        return nothing();
    }

    CompletionStage<Decision<Payload>> refresh(ApiParams params) {
        Payload info = params.payload("info");
        if (params.flag("expired")) {
            hub.actions().disconnect(ApiValues.target(params), DisconnectCode.EXPIRED);
        } else {
            hub.actions().refresh(ApiValues.target(params), params.number("expire_at"), info);
        }
        return nothing();
    }

    CompletionStage<Decision<Payload>> revokeToken(ApiParams params) {
        String id = params.text("uid");
        return id.isEmpty()
                ? refused(ErrorCode.BAD_REQUEST)
                : done(hub.revocations().revokeToken(id, params.number("expire_at")));
    }

    CompletionStage<Decision<Payload>> invalidateUserTokens(ApiParams params) {
        String user = params.text("user");
        String channel = params.text("channel");
        long before = params.number("issued_before");
        long until = params.number("expire_at");
        if (user.isEmpty() || before < 0) {
            return refused(ErrorCode.BAD_REQUEST);
        }
        return done(
                channel.isEmpty()
                        ? hub.revocations().revokeUser(user, before, until)
                        : hub.revocations().revokeSubscriptions(user, channel, before, until));
    }

    CompletionStage<Decision<Payload>> presence(ApiParams params) {
        return written(hub.channels().presence(params.text("channel")), ApiWriter::presence);
    }

    CompletionStage<Decision<Payload>> presenceStats(ApiParams params) {
        return written(hub.channels().presenceStats(params.text("channel")), ApiWriter::presenceStats);
    }

    CompletionStage<Decision<Payload>> history(ApiParams params) {
        StreamPosition since = params.position("since");
        boolean reverse = params.flag("reverse");
        if (since != null && reverse && since.offset() == 0) {
            // the reference answers so, though to a client it says 107
            return refused(ErrorCode.INTERNAL);
        }
        int limit = (int) Math.min(Integer.MAX_VALUE, Math.max(-1, params.number("limit")));
        return written(hub.channels().history(params.text("channel"), limit, since, reverse), ApiWriter::history);
    }

    CompletionStage<Decision<Payload>> historyRemove(ApiParams params) {
        return written(hub.channels().removeHistory(params.text("channel")), removed -> ApiWriter.NOTHING);
    }

    CompletionStage<Decision<Payload>> channels(ApiParams params) {
        Glob pattern = Glob.parse(params.text("pattern"));
        return pattern == null
                ? refused(ErrorCode.BAD_REQUEST)
                : CompletableFuture.completedFuture(
                        Decision.granted(ApiWriter.channels(hub.channels().list(pattern))));
    }

    CompletionStage<Decision<Payload>> info(ApiParams none) {
        return CompletableFuture.completedFuture(Decision.granted(ApiWriter.nodes(List.of(hub.info()))));
    }

    CompletionStage<Decision<Payload>> rpc(ApiParams params) {
        String method = params.text("method");
        return method.isEmpty()
                ? refused(ErrorCode.BAD_REQUEST)
                : written(hub.call(method, params.payload("params")), ApiWriter::rpc);
    }

    CompletionStage<Decision<Payload>> batch(ApiParams params) {
        return new SeveralCalls(this).batch(params);
    }

    private static <T> CompletionStage<Decision<Payload>> written(
            CompletionStage<Decision<T>> coming, Function<T, Payload> writer) {
        return coming.thenApply(decision -> {
            return decision instanceof Decision.Granted<T> granted
                    ? Decision.granted(writer.apply(granted.value()))
                    : new Decision.Refused<>(((Decision.Refused<T>) decision).why());
        });
    }

    private static CompletionStage<Decision<Payload>> done(Decision<?> decision) {
        return decision instanceof Decision.Refused<?> refused
                ? CompletableFuture.completedFuture(new Decision.Refused<>(refused.why()))
                : nothing();
    }

    private static CompletionStage<Decision<Payload>> nothing() {
        return CompletableFuture.completedFuture(Decision.granted(ApiWriter.NOTHING));
    }

    static CompletableFuture<Decision<Payload>> refused(ErrorCode why) {
        return CompletableFuture.completedFuture(Decision.refused(why));
    }
}
