package io.tidings.http;

import io.tidings.codec.ApiParams;
import io.tidings.config.IpAddress;
import io.tidings.security.ApiAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.io.InputBuffer;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the servlet container of Payara, for one of its listeners, and answers the publications of back ends in
 * its place: a servlet's request costs several times what a publication does.
 *
 * <p>It takes a call only if it brings the key and is plain: it has no header in which a container, a browser or a proxy
 * might have a say. All else goes to the container untouched, which also refuses
 * what has to be refused. Thread-safe.
 */
final class GrizzlyApi extends HttpHandler {

    private static final System.Logger LOG = System.getLogger(GrizzlyApi.class.getName());

    private static final String KEY = "x-api-key";
    private static final String AUTHORIZATION = "authorization";
    private static final String CONTENT_TYPE = "content-type";
    private static final String ERROR_MODE = ApiCalls.ERROR_MODE.toLowerCase(Locale.ROOT);

    /** What HTTP clients of back ends send along, and what changes nothing here. */
    private static final Set<String> PLAIN = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "connection",
            "content-length",
            "host",
            "sec-fetch-mode",
            "user-agent");

    private static final byte[] NO_STORE = {'n', 'o', '-', 's', 't', 'o', 'r', 'e'};

    private final HttpHandler container;
    private final String path;
    private final ApiCalls calls;
    private final ApiAccess access;

    /** By the whole path. */
    private volatile Map<String, ApiMethod> taken = Map.of();

    /** {@code contextPath} is the application's, as the servlet API has it; {@code container} what stood there before. */
    GrizzlyApi(String contextPath, ApiCalls calls, ApiAccess access, HttpHandler container, boolean decodesAddresses) {
        this.container = container;
        this.calls = calls;
        this.access = access;
        this.path = contextPath + "/api/";
        // what is asked of the handler that stands first
        setRequestURIEncoding(container.getRequestURIEncoding());
        setAllowCustomStatusMessage(container.isAllowCustomStatusMessage());
        setAllowEncodedSlash(container.isAllowEncodedSlash());
        setDecodeUrl(decodesAddresses);
    }

    /** Whether it answers for this application. */
    boolean isOf(ApiCalls application) {
        return calls == application;
    }

    /** From now on it answers calls of this method, too. Not for two threads at once. */
    void take(ApiMethod method) {
        Map<String, ApiMethod> more = new HashMap<>(taken);
        more.put(path + method.wireName(), method);
        taken = Map.copyOf(more);
    }

    /** From now on everything goes to the container: the application stops. */
    void end() {
        taken = Map.of();
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        CallHeaders headers = plain(request.getRequest());
        CompletableFuture<ApiAnswer> coming = headers == null ? null : answer(request, headers);
        if (headers == null || coming == null) {
            container.service(request, response);
        } else if (coming.isDone()) {
            send(coming.join(), response);
        } else {
            sendLater(ApiCalls.ANSWERING.inTime(coming, calls.transport(headers.errorMode())), request, response);
        }
    }

    /** What the headers of a call say that matters here. */
    private record CallHeaders(
            ApiMethod method,
            @Nullable String key,
            @Nullable String authorization,
            @Nullable String contentType,
            @Nullable String errorMode) {}

    /** Null where the call is not plain. */
    private @Nullable CallHeaders plain(HttpRequestPacket request) {
        if (request.getMethod() != Method.POST || !request.getQueryStringDC().isNull()) {
            return null;
        }
        ApiMethod method =
                taken.get(request.getRequestURIRef().getOriginalRequestURIBC().toString());
        return method == null ? null : headers(method, request.getHeaders());
    }

    private static @Nullable CallHeaders headers(ApiMethod method, MimeHeaders headers) {
        String key = null;
        String authorization = null;
        String contentType = null;
        String errorMode = null;
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.getName(i).toString().toLowerCase(Locale.ROOT);
            // of several the first counts, as in the servlet API
            if (name.equals(KEY)) {
                key = key == null ? value(headers, i) : key;
            } else if (name.equals(AUTHORIZATION)) {
                authorization = authorization == null ? value(headers, i) : authorization;
            } else if (name.equals(CONTENT_TYPE)) {
                contentType = contentType == null ? value(headers, i) : contentType;
            } else if (name.equals(ERROR_MODE)) {
                errorMode = errorMode == null ? value(headers, i) : errorMode;
            } else if (!PLAIN.contains(name)) {
                return null;
            }
        }
        return new CallHeaders(method, key, authorization, contentType, errorMode);
    }

    private static String value(MimeHeaders headers, int index) {
        DataChunk value = headers.getValue(index);
        return value.isNull() ? "" : value.toString();
    }

    /** Null where the container has to answer; then nothing of the request was taken. */
    private @Nullable CompletableFuture<ApiAnswer> answer(Request request, CallHeaders headers) {
        String key = ApiAccess.key(headers.key(), headers.authorization());
        if (key == null
                || !StreamRequest.isJson(headers.contentType())
                || !(request.getContext().getConnection().getPeerAddress() instanceof InetSocketAddress peer)
                || !access.admits(key, IpAddress.of(peer.getAddress()))) {
            return null;
        }
        byte[] body = body(request.getRequest().getContentLength(), request.getInputBuffer());
        if (body == null) {
            return null;
        }
        ApiParams params = ApiParams.read(body, headers.method().fields());
        return params.malformed().isEmpty()
                ? calls.answer(headers.method(), params, calls.transport(headers.errorMode()))
                : null;
    }

    /** A copy of the body, waited for as a servlet does; null where it has no length, is too big, or does not come. */
    private byte @Nullable [] body(long length, InputBuffer in) {
        if (length < 1 || length > calls.config().maxRequestBodySize()) {
            return null;
        }
        try {
            in.fillFully((int) length);
        } catch (IOException ended) {
            LOG.log(System.Logger.Level.DEBUG, "a body that does not come: {0}", ended.toString());
            return null;
        }
        byte[] body = new byte[(int) length];
        if (in.available() != length) {
            return null;
        }
        in.getBuffer().get(body);
        return body;
    }

    private static void sendLater(CompletionStage<ApiAnswer> coming, Request request, Response response) {
        // writing may block, and whoever completes this has better things to do
        Executor workers = request.getContext().getConnection().getTransport().getWorkerThreadPool();
        response.suspend();
        coming.thenAcceptAsync(
                answer -> {
                    try {
                        send(answer, response);
                    } catch (IOException gone) {
                        LOG.log(System.Logger.Level.DEBUG, "nobody waits: {0}", gone.toString());
                    } finally {
                        response.resume();
                    }
                },
                workers);
    }

    /** As {@link ApiAnswer#send} does. */
    private static void send(ApiAnswer answer, Response response) throws IOException {
        byte[] body = answer.body().bytes();
        response.setStatus(answer.status());
        response.setContentType("application/json");
        response.getResponse().getHeaders().setValue(Header.CacheControl).setBytes(NO_STORE);
        response.setContentLength(body.length);
        response.getOutputBuffer().write(body);
    }
}
