package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.security.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a request with commands brings, or why it is refused.
 *
 * @param bytes the commands; null when refused
 * @param refusal null when all is well
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by one thread
record StreamRequest(byte @Nullable [] bytes, @Nullable Refusal refusal) {

    static final String CONNECT_PARAMETER = "cf_connect";

    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/octet-stream";

    /** For who does not send the body in time, or not to its end. */
    static final Refusal BODY_MISSING = Refusal.of(408, "the body did not come");

    private static StreamRequest refused(int status, String title) {
        return new StreamRequest(null, Refusal.of(status, title));
    }

    /** Whether the body is Protobuf. */
    static boolean isProtobuf(HttpServletRequest request) {
        return mediaType(request.getContentType()).equals(PROTOBUF);
    }

    /** The body of a POST, JSON of at most {@code limit} bytes; no type counts as that. */
    static StreamRequest json(HttpServletRequest request, int limit) {
        return isJson(request) ? body(request, limit) : refused(415, "send " + JSON);
    }

    /** The same, or Protobuf. */
    static StreamRequest jsonOrProtobuf(HttpServletRequest request, int limit) {
        return isJson(request) || isProtobuf(request)
                ? body(request, limit)
                : refused(415, "send " + JSON + " or " + PROTOBUF);
    }

    /** Whether the body is JSON, or may be, because nothing is said of it. */
    static boolean isJson(HttpServletRequest request) {
        return isJson(request.getContentType());
    }

    /** The same, by the header; null = there is none. */
    static boolean isJson(@Nullable String contentType) {
        String type = mediaType(contentType);
        return type.isEmpty() || type.equals(JSON);
    }

    private static StreamRequest body(HttpServletRequest request, int limit) {
        if (request.getContentLengthLong() > limit) {
            return refused(413, "the body is too big");
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(limit + 1);
            return body.length > limit ? refused(413, "the body is too big") : new StreamRequest(body, null);
        } catch (IOException ended) {
            // containers log a stack trace of what we let pass
            return new StreamRequest(null, BODY_MISSING);
        }
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /**
     * The parameter of a GET, where SDKs put the connect command.
     *
     * @param absent what a missing parameter stands for; null = it must be there
     */
    static StreamRequest parameter(HttpServletRequest request, int limit, @Nullable String absent) {
        String given = request.getParameter(CONNECT_PARAMETER);
        String commands = given == null ? absent : given;
        if (commands == null) {
            return refused(400, "the parameter " + CONNECT_PARAMETER + " is missing");
        }
        byte[] bytes = commands.getBytes(UTF_8);
        return bytes.length > limit
                ? refused(413, "the parameter " + CONNECT_PARAMETER + " is too big")
                : new StreamRequest(bytes, null);
    }

    /** Answers with the refusal; only where there is one. */
    void refuse(HttpServletResponse response) throws IOException {
        Objects.requireNonNull(refusal).send(response);
    }
}
