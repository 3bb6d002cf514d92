package io.tidings.backend;

import io.tidings.codec.ApiParams;
import io.tidings.codec.HookAnswer;
import io.tidings.codec.JsonText;
import io.tidings.hub.Amendment;
import io.tidings.hub.Authentication;
import io.tidings.hub.ClientCalls;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.OptionOverride;
import io.tidings.hub.Renewal;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the result of each hook means to the hub. Every method throws {@link IllegalArgumentException}, with a message for
 * the log, for a result that makes no sense.
 */
final class HookResults {

    private HookResults() {}

    static Decision<ClientCalls.Rpc> rpc(HookAnswer answer) {
        return Decision.granted(new ClientCalls.Rpc(answer.result().payload("data")));
    }

    /** Without a result the backend has nothing to say of this client. */
    static Decision<Optional<Credentials>> credentials(HookAnswer answer) {
        if (!answer.hasResult()) {
            return Decision.granted(Optional.empty());
        }
        ApiParams result = answer.result();
        long expireAt = result.number("expire_at");
        if (isPast(expireAt)) {
            return Decision.refused(ErrorCode.EXPIRED);
        }
        return Decision.granted(Optional.of(new Credentials(
                result.text("user"),
                expireAt,
                json(result, "info"),
                subs(result),
                new Authentication("backend", Set.of(), null),
                json(result, "data"),
                result.payload("meta"))));
    }

    /** {@code channels} is the short form of {@code subs}. */
    private static Map<String, Grant> subs(ApiParams result) {
        Map<String, Grant> subs = new LinkedHashMap<>();
        result.objects("subs")
                .forEach((channel, sub) -> subs.put(
                        channel,
                        new Grant(
                                0, json(sub, "info"), json(sub, "data"), OptionOverride.read(sub.object("override")))));
        result.texts("channels").forEach(channel -> subs.putIfAbsent(channel, Grant.PLAIN));
        if (subs.containsKey("")) {
            throw new IllegalArgumentException("a subscription has no channel");
        }
        return subs;
    }

    static Decision<Grant> grant(HookAnswer answer) {
        ApiParams result = answer.result();
        long expireAt = result.number("expire_at");
        return isPast(expireAt)
                ? Decision.refused(ErrorCode.EXPIRED)
                : Decision.granted(new Grant(
                        expireAt,
                        json(result, "info"),
                        json(result, "data"),
                        OptionOverride.read(result.object("override"))));
    }

    static Decision<Amendment> amendment(HookAnswer answer) {
        PublishOptions options = answer.result().publishOptions();
        if (options.condition().version() < 0) {
            throw new IllegalArgumentException("version is below 0");
        }
        return Decision.granted(new Amendment(answer.result().payload("data"), options));
    }

    /** Without a result it ends; a refusal counts like none, because there is no command that could be answered. */
    static Renewal renewal(HookAnswer answer) {
        ApiParams result = answer.result();
        if (!answer.hasResult() || answer.refusal() != null || result.flag("expired")) {
            return new Renewal.Expired();
        }
        return new Renewal.Until(result.number("expire_at"), json(result, "info"), result.payload("meta"));
    }

    private static boolean isPast(long expireAt) {
        return expireAt != 0 && expireAt <= TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    }

    /** Goes to clients of every format, and most of them read JSON alone. */
    private static @Nullable Payload json(ApiParams result, String name) {
        Payload payload = result.payload(name);
        if (payload != null && !payload.isJson(JsonText::isValid)) {
            throw new IllegalArgumentException("b64" + name + " is not Base64 of JSON");
        }
        return payload;
    }
}
