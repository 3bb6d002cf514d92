package io.tidings.backend;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import io.tidings.config.ProxyConfig;
import io.tidings.config.StatusTransform;
import io.tidings.hub.Asker;
import io.tidings.protocol.Payload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One URL of the backend: so many calls at once, each for so long, and none while it is known to be gone. Nothing waits
 * for a turn: who comes too much is refused at once, because the clients behind come back by themselves. Thread-safe.
 */
final class Endpoint {

    private static final System.Logger LOG = System.getLogger(Endpoint.class.getName());

    private static final int OK = 200;
    private static final int SERVER_ERRORS = 500;

    private final ProxyConfig config;
    private final HttpClient client;
    private final Executor executor;
    private final URI uri;
    private final Bulkhead<Object> inside;
    private final CircuitBreaker<Object> breaker;

    /** {@code executor}: where the hub goes on with an answer. */
    Endpoint(ProxyConfig config, HttpClient client, Executor executor) {
        this.config = config;
        this.client = client;
        this.executor = executor;
        this.uri = URI.create(config.endpoint());
        this.inside = Bulkhead.of(config.maxConcurrent());
        this.breaker = CircuitBreaker.<Object>builder()
                .withFailureThreshold(config.breakerFailures())
                .withDelay(config.breakerDelay())
                // else as many calls would try as failures opened it
                .withSuccessThreshold(1)
                .onOpen(event -> {
                    if (event.getPreviousState() == CircuitBreaker.State.CLOSED) {
                        LOG.log(System.Logger.Level.WARNING, "the backend {0} fails; it is left alone", shown());
                    }
                })
                .onClose(event -> LOG.log(System.Logger.Level.INFO, "the backend {0} answers again", shown()))
                .build();
    }

    /** Whether payloads are written in Base64. */
    boolean binary() {
        return config.binaryEncoding();
    }

    /** Whether the backend is told what it said of a connection. */
    boolean includesMeta() {
        return config.includeConnectionMeta();
    }

    /** What clients are told for a status; null = nothing in particular. */
    @Nullable
    StatusTransform transform(int status) {
        for (StatusTransform transform : config.httpStatusToCodeTransforms()) {
            if (transform.status() == status) {
                return transform;
            }
        }
        return null;
    }

    /** The URL for the log: without a query, where people put keys. */
    String shown() {
        String text = uri.getScheme() + "://" + uri.getHost();
        return text + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }

    /** Asks once. The stage always completes, and with a value; what follows from it runs on the executor. */
    CompletionStage<Reply> post(byte[] question, Asker asker) {
        if (!inside.tryAcquirePermit()) {
            return failed(Failure.FULL);
        }
        if (!breaker.tryAcquirePermit()) {
            inside.releasePermit();
            return failed(Failure.OPEN);
        }
        CompletableFuture<HttpResponse<byte[]>> sent;
        try {
            sent = client.sendAsync(request(question, asker), head -> new LimitedBody(config.maxResponseSize()));
        } catch (RuntimeException bug) {
            breaker.recordFailure();
            inside.releasePermit();
            throw bug;
        }
        // not HttpRequest.timeout, which ends with the headers: a body that trickles would take for ever
        return sent.copy()
                .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((response, failure) -> came(sent, response, failure), executor);
    }

    private HttpRequest request(byte[] question, Asker asker) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        // the later ones are stronger: nobody can pretend by a command what a proxy in front of us says
        config.httpStaticHeaders().forEach(request::setHeader);
        pass(config.emulatedHeaders(), asker.headers(), request);
        pass(config.httpHeaders(), asker.handshake().headers(), request);
        return request.setHeader("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
    }

    private static void pass(List<String> names, Map<String, String> values, HttpRequest.Builder request) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                request.setHeader(name, value);
            }
        }
    }

    private Reply came(
            CompletableFuture<HttpResponse<byte[]>> sent,
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure) {
        inside.releasePermit();
        if (response == null) {
            sent.cancel(true);
            breaker.recordFailure();
            return new Reply.Failed(failure == null ? Failure.UNREACHABLE : reason(failure));
        }
        if (response.statusCode() >= SERVER_ERRORS) {
            breaker.recordFailure();
        } else {
            breaker.recordSuccess();
        }
        return response.statusCode() == OK
                ? new Reply.Body(Payload.of(response.body()))
                : new Reply.Status(response.statusCode());
    }

    private static Failure reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooLong) {
                return Failure.TOO_LONG;
            }
            if (cause instanceof TimeoutException) {
                return Failure.TIMEOUT;
            }
            if (!(cause instanceof CompletionException)) {
                LOG.log(System.Logger.Level.DEBUG, "call to the backend: {0}", cause.toString());
            }
        }
        return Failure.UNREACHABLE;
    }

    private static CompletionStage<Reply> failed(Failure why) {
        return CompletableFuture.completedFuture(new Reply.Failed(why));
    }
}
