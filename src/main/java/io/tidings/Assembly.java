package io.tidings;

import io.tidings.api.BeanEvents;
import io.tidings.api.DeclaredChannels;
import io.tidings.api.Interceptors;
import io.tidings.api.RuleBeans;
import io.tidings.api.SameServer;
import io.tidings.backend.HttpBackend;
import io.tidings.broker.MemoryBroker;
import io.tidings.broker.MemoryPresence;
import io.tidings.broker.MemoryRevocations;
import io.tidings.config.AuthMode;
import io.tidings.config.ConfigLoader;
import io.tidings.config.ConfigurationException;
import io.tidings.config.MicroProfileSource;
import io.tidings.config.Mode;
import io.tidings.config.TidingsConfig;
import io.tidings.config.Version;
import io.tidings.hub.Authorizer;
import io.tidings.hub.ClientCalls;
import io.tidings.hub.Hub;
import io.tidings.hub.Ports;
import io.tidings.hub.RefusalListener;
import io.tidings.observability.HookReading;
import io.tidings.observability.MetricsSource;
import io.tidings.observability.Refusals;
import io.tidings.observability.Registries;
import io.tidings.security.AuditLog;
import io.tidings.security.AuditWriter;
import io.tidings.security.EntranceListener;
import io.tidings.security.FailedAuthentications;
import io.tidings.security.IdentityFilter;
import io.tidings.security.Logins;
import io.tidings.security.Oidc;
import io.tidings.security.PatientAuthorizer;
import io.tidings.security.ReaderAuthorizer;
import io.tidings.security.Tickets;
import io.tidings.security.TokenAuthorizer;
import io.tidings.security.VisitorAuthorizer;
import io.tidings.websocket.FrameSenders;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: builds the configuration, the hub and what it is plugged into, once, when the application starts,
 * and takes it down when the application stops.
 */
@ApplicationScoped
public class Assembly {

    private static final System.Logger LOG = System.getLogger("io.tidings");
    private static final System.Logger AUDIT = System.getLogger("io.tidings.audit");

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private ClientCalls calls;

    @Inject
    private DeclaredChannels channels;

    @Inject
    private BeanEvents events;

    @Inject
    private Interceptors interceptors;

    @Inject
    private RuleBeans rules;

    /** Asked for later: they want the configuration, which is made here. */
    @Inject
    private Instance<FrameSenders> senders;

    @Inject
    private SameServer sameServer;

    private @Nullable Parts parts;
    private boolean begun;

    /**
     * Not at the first request: a wrong configuration stops the deployment, with one line that says what is wrong. For the
     * web application alone: on Payara the jars in it get an event of their own, before there are any resources.
     */
    void start(@Observes @Initialized(ApplicationScoped.class) ServletContext application) {
        start();
    }

    /** The same for containers that do not tell beans of it; who comes second finds it done, or has it failed already. */
    public synchronized void start() {
        if (begun) {
            return;
        }
        begun = true;
        Parts started = parts();
        Registries.publish(started.metrics());
        if (started.config().cdi().sameServer()) {
            sameServer.open();
        }
        started.outbox().start(threads);
        LOG.log(
                System.Logger.Level.INFO,
                "Tidings {0} is up: node {1}, {2} mode",
                Version.text(),
                started.config().nodeName(),
                started.config().mode().name().toLowerCase(Locale.ROOT));
        if (started.config().mode() == Mode.DEVELOPMENT) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Development mode: anyone can get a token{0}. Never let strangers reach this server.",
                    started.config().client().insecure() ? ", and every operation is allowed" : "");
        }
    }

    /** What is to stand before all other filters; null when the start has failed. */
    public synchronized @Nullable IdentityFilter identityFilter() {
        Parts running = parts;
        return running == null
                ? null
                : new IdentityFilter(
                        running.oidc().logins(), running.config().auth().mode() == AuthMode.CONTAINER);
    }

    /** What there is one of, built by whoever asks first. */
    synchronized Parts parts() {
        Parts ready = parts;
        if (ready == null) {
            ready = build();
            parts = ready;
        }
        return ready;
    }

    private Parts build() {
        TidingsConfig config = load();
        Refusals refusals = new Refusals();
        MemoryBroker broker = new MemoryBroker(
                scheduler, config.limit().streams(), config.limit().idempotencyKeys(), refusals);
        FailedAuthentications failures = new FailedAuthentications(config.limit(), System::nanoTime);
        events.start(config.cdi(), refusals);
        Tickets tickets = new Tickets(System::nanoTime);
        TokenAuthorizer tokens = new TokenAuthorizer(config.client(), Clock.systemUTC(), executor);
        Logins logins = new Logins(
                config.auth(),
                config.channel().roles(),
                tokens::bearer,
                tickets,
                failures,
                refusals,
                Clock.systemUTC());
        Authorizer authorizer = new ReaderAuthorizer(
                config.http().announcements(),
                new PatientAuthorizer(
                        new VisitorAuthorizer(config.auth().mode(), tickets, tokens), failures, refusals));
        HttpBackend backend = new HttpBackend(config, threads, executor);
        AuditLog audit = config.audit().enabled() ? auditLog() : null;
        Ports ports = ports(config, broker, authorizer, backend, audit, refusals);
        Hub hub = new Hub(config, ports, "Tidings " + Version.text(), threads);
        OutboxParts outbox = outboxOf(config, hub, backend);
        return new Parts(
                config,
                broker,
                hub,
                backend,
                failures,
                outbox,
                tickets,
                logins,
                Oidc.of(config, hub.revocations(), executor, scheduler),
                audit == null ? EntranceListener.NONE : audit,
                new MetricsSource(hub, refusals, () -> senders.get().chosen(), outbox::read, () -> hooks(backend)));
    }

    private TidingsConfig load() {
        try {
            TidingsConfig config = ConfigLoader.load(
                    MicroProfileSource.ofContainer(), warning -> LOG.log(System.Logger.Level.WARNING, warning));
            channels.check(config.channel());
            return config;
        } catch (ConfigurationException wrong) {
            LOG.log(System.Logger.Level.ERROR, "Tidings does not start: {0}", wrong.getMessage());
            throw wrong;
        }
    }

    private Ports ports(
            TidingsConfig config,
            MemoryBroker broker,
            Authorizer authorizer,
            HttpBackend backend,
            @Nullable AuditLog audit,
            Refusals refusals) {
        return new Ports(
                broker,
                broker,
                new MemoryPresence(),
                authorizer,
                calls,
                audit == null ? events.listener() : audit.and(events.listener()),
                refusals,
                interceptors.editor(config.cdi(), refusals),
                events.publicationListener(),
                backend,
                backend,
                rules.rules(config.cdi(), refusals),
                audit == null ? RefusalListener.NONE : audit,
                new MemoryRevocations(config.limit().revocations(), refusals, Clock.systemUTC()));
    }

    private AuditLog auditLog() {
        Clock clock = Clock.systemUTC();
        return new AuditLog(new AuditWriter(executor, line -> AUDIT.log(System.Logger.Level.INFO, line), clock), clock);
    }

    private static List<HookReading> hooks(HttpBackend backend) {
        return backend.figures().stream()
                .map(each -> new HookReading(each.hook(), each.calls(), each.time(), each.failures()))
                .toList();
    }

    private static OutboxParts outboxOf(TidingsConfig config, Hub hub, HttpBackend backend) {
        try {
            return new OutboxParts(config, hub);
        } catch (IllegalStateException wrong) {
            LOG.log(System.Logger.Level.ERROR, "Tidings does not start: {0}", wrong.getMessage());
            hub.close();
            backend.close();
            throw wrong;
        }
    }

    @PreDestroy
    void stop() {
        Parts running = parts;
        if (running != null) {
            running.close();
        }
    }
}
