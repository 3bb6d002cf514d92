package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACSigner;
import io.tidings.broker.MemoryBroker;
import io.tidings.broker.MemoryPresence;
import io.tidings.broker.MemoryRevocations;
import io.tidings.codec.ApiParams;
import io.tidings.codec.Format;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Await;
import io.tidings.hub.Backend;
import io.tidings.hub.Broker;
import io.tidings.hub.ChannelBackend;
import io.tidings.hub.ChannelRules;
import io.tidings.hub.Client;
import io.tidings.hub.ClientCalls;
import io.tidings.hub.Decision;
import io.tidings.hub.Editor;
import io.tidings.hub.Frame;
import io.tidings.hub.Handshake;
import io.tidings.hub.Hub;
import io.tidings.hub.HubListener;
import io.tidings.hub.LimitListener;
import io.tidings.hub.Ports;
import io.tidings.hub.PublicationListener;
import io.tidings.hub.RefusalListener;
import io.tidings.hub.Transport;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.security.TokenAuthorizer;
import io.tidings.security.TokenMinter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A hub on memory stores, its server API, and clients that keep what they get. */
final class ApiFixture implements AutoCloseable {

    private static final String SECRET = "the secret of the tests of the server API";
    static final String WITHOUT = "tidings.channel.without_namespace.";

    /** How many there is room for. */
    static final int MOST_REVOCATIONS = 10;

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final TidingsConfig config = TestConfig.with(
            "tidings.client.insecure=true",
            "tidings.client.token.hmac_secret_key=" + SECRET,
            WITHOUT + "presence=true",
            WITHOUT + "history_size=10",
            WITHOUT + "history_ttl=60s",
            WITHOUT + "force_recovery=true",
            "tidings.channel.namespaces=plain,strict",
            "tidings.channel.namespaces.strict.publication_data_format=json_object");
    private final MemoryBroker broker = new MemoryBroker(scheduler);
    private final Hub hub;
    private final ServerApi api;

    ApiFixture() {
        this(broker -> broker);
    }

    /** {@code around}: what stands between the hub and its broker. */
    ApiFixture(UnaryOperator<Broker> around) {
        hub = new Hub(
                config,
                new Ports(
                        around.apply(broker),
                        broker,
                        new MemoryPresence(),
                        new TokenAuthorizer(config.client(), Clock.systemUTC()),
                        new Methods(),
                        HubListener.NONE,
                        LimitListener.NONE,
                        Editor.NONE,
                        PublicationListener.NONE,
                        Backend.NONE,
                        ChannelBackend.NONE,
                        ChannelRules.NONE,
                        RefusalListener.NONE,
                        new MemoryRevocations(MOST_REVOCATIONS, LimitListener.NONE, Clock.systemUTC())),
                "test",
                Thread::new);
        api = new ServerApi(hub);
    }

    Hub hub() {
        return hub;
    }

    /** An error as it stands in an answer. */
    static String error(int code, String message) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
    }

    /** What the method answers, in the usual error mode. */
    String ask(String method, String request) {
        return answer(method, request, false).body().text();
    }

    ApiAnswer answer(String method, String request, boolean transport) {
        ApiMethod found = ApiMethod.named(method);
        if (found == null) {
            throw new AssertionError("no method " + method);
        }
        ApiParams params = ApiParams.read(request.getBytes(UTF_8), found.fields());
        if (!params.malformed().isEmpty()) {
            throw new AssertionError(params.malformed());
        }
        return ApiAnswer.of(api.call(found, params).join(), found, transport);
    }

    /** What calls in the older form answer. */
    String askAll(String calls) {
        List<LegacyCall> read = LegacyCall.all(calls.getBytes(UTF_8));
        if (read == null) {
            throw new AssertionError("no calls: " + calls);
        }
        return new SeveralCalls(api).inOlderForm(read).join().text();
    }

    /** A client of this user that is connected. */
    Listener client(String user) {
        return connected(new TokenMinter(config.client().token(), Clock.systemUTC())
                .connection(user, Duration.ZERO, null, List.of()));
    }

    /** A client that is connected with a token of this id. */
    Listener client(String user, String tokenId) {
        String claims = "{\"sub\":\"" + user + "\",\"jti\":\"" + tokenId + "\"}";
        var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new com.nimbusds.jose.Payload(claims));
        try {
            token.sign(new MACSigner(SECRET.getBytes(UTF_8)));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return connected(token.serialize());
    }

    private Listener connected(String token) {
        Listener listener = new Listener();
        Client client = hub.open(listener, new Handshake("test", null, "127.0.0.1", true));
        listener.id = client.id();
        client.handle(
                Format.JSON.codec().decode(("{\"id\":1,\"connect\":{\"token\":\"" + token + "\"}}").getBytes(UTF_8)));
        listener.next();
        return listener;
    }

    @Override
    public void close() {
        hub.close();
        scheduler.shutdownNow();
    }

    /** Takes everything at once, and keeps it. */
    static final class Listener implements Transport {

        private final BlockingQueue<String> items = new LinkedBlockingQueue<>();
        private final CompletableFuture<DisconnectCode> closed = new CompletableFuture<>();
        private String id = "";

        /** Its connection id. */
        String id() {
            return id;
        }

        /** The next item, waited for. */
        String next() {
            return Await.next(items, () -> "nothing came; closed: " + closed);
        }

        /** How it was disconnected, waited for. */
        DisconnectCode end() {
            return Await.result(closed, () -> "not closed; unread: " + items);
        }

        boolean isOpen() {
            return !closed.isDone();
        }

        @Override
        public Format format() {
            return Format.JSON;
        }

        @Override
        public void send(Frame frame, Sent sent) {
            items.addAll(List.of(frame.text().split("\n")));
            sent.sent(null);
        }

        @Override
        public void ping() {}

        @Override
        public void close(DisconnectCode why) {
            closed.complete(why);
        }
    }

    /** {@code echo} answers, {@code sold-out} refuses, {@code broken} fails, and {@code bug} throws. */
    private static final class Methods implements ClientCalls {
        @Override
        public CompletionStage<Decision<Rpc>> rpc(ClientInfo caller, String method, @Nullable Payload data) {
            return switch (method) {
                case "echo" -> CompletableFuture.completedFuture(Decision.granted(new Rpc(data)));
                case "sold-out" ->
                    CompletableFuture.completedFuture(Decision.refused(new ErrorCode(400, "sold out", false)));
                case "broken" -> CompletableFuture.failedFuture(new IllegalStateException("on purpose"));
                case "bug" -> throw new IllegalStateException("a bug, on purpose");
                default -> CompletableFuture.completedFuture(Decision.refused(ErrorCode.NOT_AVAILABLE));
            };
        }

        @Override
        public boolean message(ClientInfo sender, @Nullable Payload data) {
            return false;
        }
    }
}
