package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.codec.ApiParams;
import io.tidings.codec.JsonText;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Target;
import org.jspecify.annotations.Nullable;

/** What the fields of requests mean to the hub. */
final class ApiValues {

    private static final int LONGEST_REASON = 123;

    private ApiValues() {}

    /** Which connections are meant. */
    static Target target(ApiParams params) {
        return new Target(params.text("user"), params.text("client"), params.text("session"));
    }

    /** The code to disconnect with; null for one that no close frame can carry, or that SDKs would misread. */
    static @Nullable DisconnectCode code(ApiParams wanted) {
        long code = wanted.number("code");
        String reason = wanted.text("reason");
        if (code == 0 && reason.isEmpty()) {
            return DisconnectCode.FORCE_DISCONNECT;
        }
        byte[] bytes = reason.getBytes(UTF_8);
        boolean fits = code >= 3000 && code <= 4999 && bytes.length <= LONGEST_REASON && !JsonText.isValid(bytes);
        if (!fits) {
            return null;
        }
        return new DisconnectCode((int) code, reason.isEmpty() ? "disconnect" : reason);
    }
}
