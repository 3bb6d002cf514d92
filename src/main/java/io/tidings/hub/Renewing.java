package io.tidings.hub;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections and subscriptions whose time is over and of which the backend decides whether they go on. While it is asked
 * they do. Begun on workers; thread-safe.
 */
final class Renewing {

    /** How long everything goes on when the backend does not answer (reference behaviour: 60 s). */
    private static final long UNANSWERED_SECONDS = 60;

    private final Backend backend;
    private final ChannelBackend channelBackend;
    private final boolean connections;

    Renewing(Ports ports, boolean connections) {
        this.backend = ports.backend();
        this.channelBackend = ports.channelBackend();
        this.connections = connections;
    }

    /** Whether the backend decides about connections; about a subscription its options say that. */
    boolean connections() {
        return connections;
    }

    /** On the worker: asks about a connection, unless that is under way. */
    void renew(Client client) {
        if (client.renewing()) {
            return;
        }
        client.renewing(true);
        whenAnswered(client, () -> backend.refresh(Asker.of(client)), renewal -> {
            // first the new end: else it would be found overdue in between, and asked about again
            apply(client, renewal);
            client.renewing(false);
        });
    }

    private static void apply(Client client, Renewal renewal) {
        Credentials who = client.credentials();
        if (renewal instanceof Renewal.Until until && isFuture(until.expireAt())) {
            client.credentials(
                    who.renewed(until.expireAt(), or(until.info(), who.info()), or(until.meta(), who.meta())));
        } else if (renewal instanceof Renewal.Unanswered) {
            client.credentials(who.renewed(Ttl.now() + UNANSWERED_SECONDS, who.info(), who.meta()));
        } else {
            client.disconnect(DisconnectCode.EXPIRED);
        }
    }

    /** On the worker: asks about a subscription, unless that is under way; {@code end} ends it. */
    void renew(Subscription subscription, Consumer<Subscription> end) {
        if (subscription.renewing()) {
            return;
        }
        subscription.renewing(true);
        Client client = subscription.client();
        String proxy = subscription.options().refreshProxy();
        whenAnswered(
                client,
                () -> channelBackend.subRefresh(Asker.of(client), proxy, subscription.channelName()),
                renewal -> {
                    apply(subscription, renewal, end);
                    subscription.renewing(false);
                });
    }

    private static void apply(Subscription subscription, Renewal renewal, Consumer<Subscription> end) {
        Grant grant = subscription.grant();
        if (renewal instanceof Renewal.Until until && isFuture(until.expireAt())) {
            subscription.grant(grant.renewed(until.expireAt(), or(until.info(), grant.info())));
        } else if (renewal instanceof Renewal.Unanswered) {
            subscription.grant(grant.renewed(Ttl.now() + UNANSWERED_SECONDS, grant.info()));
        } else {
            end.accept(subscription);
        }
    }

    private static void whenAnswered(
            Client client, Supplier<CompletionStage<Renewal>> question, Consumer<Renewal> then) {
        client.when(asked(question), (renewal, bug) -> {
            if (renewal == null) {
                Absence.report("refresh", bug);
            }
            then.accept(renewal == null ? new Renewal.Unanswered() : renewal);
            client.worker().submit(onWorker -> client.liveness().expiryChanged());
        });
    }

    /** A bug in the adapter must not leave anything that is never looked at again. */
    private static CompletionStage<Renewal> asked(Supplier<CompletionStage<Renewal>> question) {
        try {
            return question.get();
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private static boolean isFuture(long expireAt) {
        return expireAt > Ttl.now();
    }

    private static @Nullable Payload or(@Nullable Payload some, @Nullable Payload other) {
        return some != null ? some : other;
    }
}
