package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.config.AuthMode;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import io.tidings.security.Tickets;
import io.tidings.security.TokenAuthorizer;
import io.tidings.security.TokenMinter;
import io.tidings.security.VisitorAuthorizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** A hub on memory stores, with the settings a test gives it. */
final class HubFixture implements AutoCloseable {

    private static final Handshake HANDSHAKE = new Handshake("test", null, "127.0.0.1", false);
    private static final String SECRET = "tidings.client.token.hmac_secret_key=a-secret-for-tests-of-32-bytes-or-more";

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final HeldStores stores = new HeldStores(scheduler);
    private final FakeAuthorizer authorizer = new FakeAuthorizer();
    private final FakeListener listener = new FakeListener();
    private final List<Limit> refusals = new CopyOnWriteArrayList<>();
    private final FakeDenials denials = new FakeDenials();
    private final SharedRevocations revocations;
    private final FakeCalls calls = new FakeCalls();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final TidingsConfig config;
    private final Hub hub;

    private HubFixture(TidingsConfig config, boolean tokens) {
        this(
                config,
                tokens,
                Editor.NONE,
                PublicationListener.NONE,
                Backend.NONE,
                ChannelBackend.NONE,
                ChannelRules.NONE);
    }

    private HubFixture(
            TidingsConfig config,
            boolean tokens,
            Editor editor,
            PublicationListener publications,
            Backend backend,
            ChannelBackend channelBackend,
            ChannelRules rules) {
        this.config = config;
        revocations = new SharedRevocations(config.limit().revocations(), refusals::add);
        Ports ports = new Ports(
                stores,
                stores,
                stores,
                tokens ? tokens(config) : authorizer,
                calls,
                listener,
                refusals::add,
                editor,
                publications,
                backend,
                channelBackend,
                rules,
                denials,
                revocations);
        hub = new Hub(config, ports, "test", this::thread);
    }

    private static Authorizer tokens(TidingsConfig config) {
        return new VisitorAuthorizer(
                AuthMode.BOTH, new Tickets(System::nanoTime), new TokenAuthorizer(config.client(), Clock.systemUTC()));
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        return thread;
    }

    /** Development mode, and these settings: {@code "tidings.client.insecure=true"}. Tokens say who somebody is. */
    static HubFixture with(String... settings) {
        return new HubFixture(config(settings), true);
    }

    /** The same with a backend behind hooks. */
    static HubFixture hooked(HeldBackend backend, String... settings) {
        return hooked(backend, ChannelRules.NONE, settings);
    }

    /** The same with an application's rules besides. */
    static HubFixture hooked(HeldBackend backend, ChannelRules rules, String... settings) {
        return new HubFixture(config(settings), true, Editor.NONE, PublicationListener.NONE, backend, backend, rules);
    }

    /** The same, but who somebody is the {@link #authorizer} says. */
    static HubFixture authorizedByTest(String... settings) {
        return new HubFixture(config(settings), false);
    }

    /** An application sees what clients publish before it is published, and everything when it has been. */
    static HubFixture withApplication(Editor editor, PublicationListener publications, String... settings) {
        return new HubFixture(
                config(settings), true, editor, publications, Backend.NONE, ChannelBackend.NONE, ChannelRules.NONE);
    }

    /** An application has rules of its own; who somebody is the {@link #authorizer} says. */
    static HubFixture ruledBy(ChannelRules rules, String... settings) {
        return new HubFixture(
                config(settings),
                false,
                Editor.NONE,
                PublicationListener.NONE,
                Backend.NONE,
                ChannelBackend.NONE,
                rules);
    }

    private static TidingsConfig config(String... settings) {
        String[] all = new String[settings.length + 3];
        all[0] = SECRET;
        all[1] = "tidings.shutdown.rate=100000";
        // tests speak faster than clients may
        all[2] = "tidings.limit.command_rate=0";
        System.arraycopy(settings, 0, all, 3, settings.length);
        return TestConfig.with(all);
    }

    Hub hub() {
        return hub;
    }

    FakeCalls calls() {
        return calls;
    }

    HeldStores stores() {
        return stores;
    }

    FakeAuthorizer authorizer() {
        return authorizer;
    }

    FakeListener listener() {
        return listener;
    }

    /** What was refused for being too much. */
    List<Limit> refusals() {
        return refusals;
    }

    /** What was revoked, here or on another node. */
    SharedRevocations revocations() {
        return revocations;
    }

    /** What clients were refused, and who heard of it. */
    FakeDenials denials() {
        return denials;
    }

    /** The threads the hub asked for. */
    List<Thread> threads() {
        return threads;
    }

    /** A client that has not connected yet. */
    Peer peer() {
        return peer(Format.JSON, HANDSHAKE);
    }

    /** A client whose liveness the transport checks. */
    Peer nativePeer() {
        return peer(Format.JSON, new Handshake("test", null, "127.0.0.1", true));
    }

    /** A client the container has authenticated. */
    Peer peerOf(String principal) {
        return peer(Format.JSON, new Handshake("test", known(principal), "127.0.0.1", false));
    }

    /** Of somebody who has logged in at the container just now. */
    private static @Nullable Credentials known(@Nullable String principal) {
        if (principal == null) {
            return null;
        }
        Proof login = new Proof("", Clock.systemUTC().instant().getEpochSecond());
        return new Credentials(principal, 0, null, Map.of(), new Authentication("container", Set.of(), login));
    }

    /** A client of the seed endpoint. */
    Peer plainPeer() {
        return peer(Format.PLAIN, new Handshake("test", null, "127.0.0.1", true));
    }

    /** A client of another format, not connected yet. */
    Peer peerSpeaking(Format format) {
        return peer(format, HANDSHAKE);
    }

    /** A client whose commands come in requests that name this session. */
    Peer emulated(String session, @Nullable String principal) {
        return peer(Format.JSON, new Handshake("test", known(principal), "127.0.0.1", false, session, "", Map.of()));
    }

    /** A client that only listens. */
    Peer listening() {
        return peer(Format.PUSHES, new Handshake("test", null, "127.0.0.1", false, "listening", "", Map.of()));
    }

    private Peer peer(Format format, Handshake handshake) {
        return new Peer(hub, format, handshake);
    }

    /** Mints the tokens this hub accepts. */
    TokenMinter minter() {
        return new TokenMinter(config.client().token(), Clock.systemUTC());
    }

    /** A token of a user that never expires, with server-side subscriptions. */
    String token(String user, String... channels) {
        return minter().connection(user, Duration.ZERO, null, List.of(channels));
    }

    /** The server publishes. */
    void publishes(String channel, String json) {
        hub.publish(channel, Payload.json(json), PublishOptions.NONE)
                .toCompletableFuture()
                .join();
    }

    /** Nothing of any client is left. */
    void isEmpty(String... channels) {
        Await.until("no connection", () -> hub.clients().open() == 0);
        Await.until(
                "no client",
                () -> hub.clients().connected() == 0 && hub.clients().users() == 0);
        Await.until("no channel", () -> hub.channelCount() == 0);
        for (String channel : channels) {
            Await.until("nobody present in " + channel, () -> stores.present(channel) == 0);
        }
    }

    @Override
    public void close() {
        hub.close();
        scheduler.shutdownNow();
    }
}
