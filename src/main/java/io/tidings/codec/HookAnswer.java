package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backend answered, by protocol.md section 10: a result, a refusal, or nothing that makes sense. Payloads are kept
 * as they are written; what the answer has besides is passed over. Immutable and thread-safe.
 *
 * @param result the fields of the result; without any where there is none
 * @param hasResult whether there is a result, if only an empty one
 * @param refusal the error or the disconnect; null where there is none
 * @param malformed what is wrong with the answer, in our words; empty when it is an answer
 */
public record HookAnswer(
        ApiParams result, boolean hasResult, @Nullable Outcome refusal, String malformed) {

    private static final List<String> FIELDS = List.of("result", "error", "disconnect");

    private static final String NO_REASON = "disconnected by the backend";

    /** Reads the body of an answer. Never throws for bad input. */
    public static HookAnswer read(byte[] body) {
        ApiParams answer = ApiParams.read(body, FIELDS);
        if (!answer.malformed().isEmpty()) {
            return new HookAnswer(answer, false, null, answer.malformed());
        }
        ApiParams result = answer.object("result");
        boolean hasResult = answer.has("result");
        try {
            if (answer.has("disconnect")) {
                return new HookAnswer(result, hasResult, disconnect(answer.object("disconnect")), "");
            }
            ErrorCode error = answer.has("error") ? error(answer.object("error")) : null;
            return new HookAnswer(result, hasResult, error, "");
        } catch (IllegalArgumentException outOfRange) {
            return new HookAnswer(result, hasResult, null, String.valueOf(outOfRange.getMessage()));
        }
    }

    private static ErrorCode error(ApiParams error) {
        return new ErrorCode(code(error), error.text("message"), error.flag("temporary"));
    }

    private static DisconnectCode disconnect(ApiParams disconnect) {
        String reason = disconnect.text("reason");
        // a reason that is JSON text would be taken for advice of an older protocol, and none would not end the client
        boolean usable = !reason.isEmpty() && !JsonText.isValid(reason.getBytes(UTF_8));
        return new DisconnectCode(code(disconnect), usable ? reason : NO_REASON);
    }

    private static int code(ApiParams object) {
        long code = object.number("code");
        // anything that is no int is out of every range
        return code == (int) code ? (int) code : -1;
    }
}
