package io.tidings.api;

import io.tidings.protocol.ErrorCode;
import java.util.concurrent.CompletionStage;

/** What a {@link ChannelInterceptor} says to a draft. Immutable. */
public sealed interface Verdict {

    /** The draft passes, on to the next interceptor or to the channel. */
    static Verdict pass() {
        return Pass.PASS;
    }

    /** An object is published in its place, written by JSON-B. */
    static Verdict replace(Object payload) {
        return new Replace(payload);
    }

    /** JSON text is published in its place, exactly as it is. */
    static Verdict replaceJson(String json) {
        return new ReplaceJson(json);
    }

    /**
     * Nothing is published, and the client gets this error.
     *
     * @param code 400 to 1999, the application's own
     * @param message short text for the client's developer
     * @throws IllegalArgumentException when the code is outside 400 to 1999
     */
    static Verdict refuse(int code, String message) {
        return new Refuse(RpcCall.error(code, message));
    }

    /**
     * The verdict comes later; the client's next publications wait for it. When it takes longer than
     * {@code tidings.cdi.interceptor_timeout}, nothing is published and the client gets error 100.
     */
    static Verdict later(CompletionStage<Verdict> coming) {
        return new Later(coming);
    }

    /** See {@link #pass()}. */
    enum Pass implements Verdict {
        PASS
    }

    /** See {@link #replace}. */
    record Replace(Object payload) implements Verdict {}

    /** See {@link #replaceJson}. */
    record ReplaceJson(String json) implements Verdict {}

    /** See {@link #refuse}. */
    record Refuse(ErrorCode error) implements Verdict {}

    /** See {@link #later}. */
    record Later(CompletionStage<Verdict> coming) implements Verdict {}
}
