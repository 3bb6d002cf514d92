package io.tidings.http;

import io.tidings.codec.ApiWriter;
import io.tidings.hub.Decision;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a call is answered with over HTTP.
 *
 * @param body JSON
 */
record ApiAnswer(int status, Payload body) {

    /** {@code transport}: whether an error has a status of its own instead of an object around it. */
    static ApiAnswer of(Decision<Payload> decision, ApiMethod method, boolean transport) {
        if (decision instanceof Decision.Granted<Payload> granted) {
            return new ApiAnswer(200, method == ApiMethod.BATCH ? granted.value() : ServerApi.response(decision));
        }
        return of(ServerApi.error(decision), transport);
    }

    /** An error. */
    static ApiAnswer of(ErrorCode error, boolean transport) {
        return transport
                ? new ApiAnswer(status(error.code()), ApiWriter.error(error))
                : new ApiAnswer(200, ServerApi.response(Decision.refused(error)));
    }

    /** Answers with it; the response must not be committed. */
    void send(HttpServletResponse response) throws IOException {
        byte[] bytes = body.bytes();
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** protocol.md section 9; the codes of applications begin at 400, and are no fault of the server's. */
    private static int status(int code) {
        return switch (code) {
            case 102, 104 -> 404;
            case 107, 108 -> 400;
            case 111 -> 429;
            case 112 -> 416;
            case 113 -> 409;
            default -> code >= 400 ? 400 : 500;
        };
    }
}
