package io.tidings.http;

import io.tidings.codec.ApiParams;
import io.tidings.config.ApiErrorMode;
import io.tidings.config.HttpApiConfig;
import io.tidings.hub.Hub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Calls of the server API, and what they are answered with, whichever way they came. Thread-safe. */
final class ApiCalls {

    /** How long a call may take until it is answered with error 100: longer than any library waits. */
    static final Answering ANSWERING = new Answering(Duration.ofMinutes(1));

    /** The header with which a caller says how it wants to hear of errors. */
    static final String ERROR_MODE = "X-Centrifugo-Error-Mode";

    private final ServerApi api;
    private final HttpApiConfig config;

    ApiCalls(Hub hub, HttpApiConfig config) {
        this.api = new ServerApi(hub);
        this.config = config;
    }

    HttpApiConfig config() {
        return config;
    }

    ServerApi api() {
        return api;
    }

    /** Whether an error has a status of its own; {@code wish}: what the header says, null without one. */
    boolean transport(@Nullable String wish) {
        return wish == null ? config.errorMode() == ApiErrorMode.TRANSPORT : "transport".equalsIgnoreCase(wish);
    }

    /** Calls a method with fields that are well-formed. The answer never fails to come as an exception. */
    CompletableFuture<ApiAnswer> answer(ApiMethod method, ApiParams params, boolean transport) {
        return api.call(method, params).thenApply(decision -> ApiAnswer.of(decision, method, transport));
    }
}
