package io.tidings.api;

import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client, observed with {@link Rpc}. Without {@link #reply} or {@link #refuse} the client gets an empty
 * result. Not thread-safe: it belongs to the observer while that runs.
 */
public final class RpcCall {

    private final Caller caller;
    private final String method;
    private final ClientData data;
    private @Nullable Payload result;
    private @Nullable ErrorCode refusal;

    RpcCall(Caller caller, String method, @Nullable Payload data) {
        this.caller = caller;
        this.method = method;
        this.data = new ClientData(data);
    }

    /** Who calls. */
    public Caller caller() {
        return caller;
    }

    /** The name the client called. */
    public String method() {
        return method;
    }

    /** The client's data exactly as it came, a copy; empty when there was none. In Protobuf it need not be JSON. */
    public byte[] bytes() {
        return data.bytes();
    }

    /** The client's data as JSON text, exactly as it came; empty when there was none. */
    public String json() {
        return data.json();
    }

    /**
     * The client's data as an object, read by JSON-B.
     *
     * @throws IllegalArgumentException when the data does not fit the type; if it leaves the observer, the client gets
     *     error 107, bad request
     */
    public <T> T data(Class<T> type) {
        return data.as(type);
    }

    /** Answers with an object, written by JSON-B. */
    public void reply(Object object) {
        result = JsonBinding.write(object);
    }

    /**
     * Answers with these bytes, or nothing if there are none. They have to be JSON for a client that speaks JSON, which is
     * disconnected otherwise (3506).
     */
    public void replyBytes(byte[] bytes) {
        result = bytes.length == 0 ? null : Payload.of(bytes.clone());
    }

    /** Answers with JSON text, sent exactly as it is; for a client that speaks JSON as {@link #replyBytes}. */
    public void replyJson(String json) {
        replyBytes(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Answers with an error.
     *
     * @param code 400 to 1999, the application's own
     * @param message short text for the client's developer
     * @throws IllegalArgumentException when the code is outside 400 to 1999
     */
    public void refuse(int code, String message) {
        refusal = error(code, message);
    }

    /** An error of the application. */
    static ErrorCode error(int code, String message) {
        if (code < 400) {
            throw new IllegalArgumentException("applications use error codes 400 to 1999, not " + code);
        }
        return new ErrorCode(code, message, false);
    }

    @Nullable
    Payload result() {
        return result;
    }

    @Nullable
    ErrorCode refusal() {
        return refusal;
    }
}
