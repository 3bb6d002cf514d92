package io.tidings.hub;

import io.tidings.codec.Format;
import io.tidings.config.ClientConfig;
import io.tidings.config.HookHeaders;
import io.tidings.hub.FirstSubscriptions.Planned;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Connect and refresh: from credentials to a registered client with its server-side subscriptions. Nothing reaches the
 * client before the connect reply. Thread-safe.
 */
final class Connecting {

    private final Hub hub;
    private final Authorizer authorizer;
    private final Backend backend;
    private final FirstSubscriptions first;
    private final Reviewing reviewing;
    private final Attaching attaching;
    private final HookHeaders passedOn;
    private final ClientConfig config;

    Connecting(Hub hub, Ports ports, FirstSubscriptions first, Reviewing reviewing, Attaching attaching) {
        this.hub = hub;
        this.authorizer = ports.authorizer();
        this.backend = ports.backend();
        this.first = first;
        this.reviewing = reviewing;
        this.attaching = attaching;
        this.config = hub.config().client();
        this.passedOn = new HookHeaders(hub.config());
    }

    void connect(Client client, Command.Connect command) {
        if (!client.lifecycle().beginConnect()) {
            client.disconnect(DisconnectCode.BAD_REQUEST);
            return;
        }
        client.emulatedHeaders(passedOn.emulated(command.headers()));
        client.when(identity(client, command), (decision, failure) -> {
            if (decision instanceof Decision.Granted<Credentials> granted) {
                accept(client, command, granted.value());
            } else if (decision instanceof Decision.Refused<Credentials> refused) {
                refuse(client, command, refused.why());
            } else {
                Absence.report("connect", failure);
                refuse(client, command, ErrorCode.INTERNAL);
            }
        });
    }

    private CompletionStage<Decision<Credentials>> identity(Client client, Command.Connect command) {
        if (!asksBackend(client, command)) {
            return authorizer.connect(command, client.handshake());
        }
        return backend.connect(Asker.of(client), command).thenCompose(decision -> {
            if (decision instanceof Decision.Refused<Optional<Credentials>> refused) {
                return CompletableFuture.completedFuture(new Decision.Refused<>(refused.why()));
            }
            Optional<Credentials> who = ((Decision.Granted<Optional<Credentials>>) decision).value();
            return who.isPresent()
                    ? CompletableFuture.completedFuture(Decision.granted(who.get()))
                    : authorizer.connect(command, client.handshake());
        });
    }

    /** Not about readers of announcements, who are nobody, and not about those whom the container knows. */
    private boolean asksBackend(Client client, Command.Connect command) {
        return hub.config().clientProxy().connectEnabled()
                && command.token().isEmpty()
                && client.handshake().visitor() == null
                && client.format() != Format.ANNOUNCEMENTS;
    }

    private void refuse(Client client, Command.Connect command, Outcome why) {
        hub.clients().unregister(client);
        hub.refusals().refusedToConnect(client, why);
        client.answer(command.id(), oneWay(client) ? asDisconnect(why) : why);
        client.worker().submit(onWorker -> client.liveness().refused());
        client.connectDone(Lifecycle.State.REFUSED);
    }

    private static boolean oneWay(Client client) {
        return client.transport().format().oneWay();
    }

    /** Who only listens gets no answers, and cannot ask again: the connection ends instead. */
    private static DisconnectCode asDisconnect(Outcome why) {
        if (why instanceof DisconnectCode code) {
            return code;
        }
        if (why.equals(ErrorCode.TOKEN_EXPIRED) || why.equals(ErrorCode.EXPIRED)) {
            return DisconnectCode.EXPIRED;
        }
        if (why.equals(ErrorCode.TOO_MANY_REQUESTS)) {
            return DisconnectCode.TOO_MANY_REQUESTS;
        }
        boolean mayComeBack = why instanceof ErrorCode error && error.temporary();
        return mayComeBack ? DisconnectCode.INTERNAL_ERROR : DisconnectCode.BAD_REQUEST;
    }

    private void accept(Client client, Command.Connect command, Credentials who) {
        client.credentials(who);
        client.when(first.plan(client, command), (decision, failure) -> {
            if (decision instanceof Decision.Granted<List<Planned>> granted) {
                admit(client, command, granted.value());
            } else if (decision instanceof Decision.Refused<List<Planned>> refused) {
                refuse(client, command, refused.why());
            } else {
                Absence.report("connect", failure);
                refuse(client, command, ErrorCode.INTERNAL);
            }
        });
    }

    private void admit(Client client, Command.Connect command, List<Planned> plan) {
        Collection<Client> earlier = hub.clients().add(client, config.userConnectionLimit());
        if (earlier == null) {
            hub.refused(Limit.USER_CONNECTIONS);
            refuse(client, command, DisconnectCode.CONNECTION_LIMIT);
        } else if (hub.revocations().cover(client)) {
            refuse(client, command, ErrorCode.TOKEN_EXPIRED);
        } else if (plan.size() > config.channelLimit()) {
            hub.refused(Limit.SUBSCRIPTIONS);
            refuse(client, command, DisconnectCode.CHANNEL_LIMIT);
        } else {
            if (config.personalChannel().enabled() && config.personalChannel().singleConnection()) {
                earlier.forEach(other -> other.disconnect(DisconnectCode.CONNECTION_LIMIT));
            }
            subscribeAll(client, command, plan);
        }
    }

    private void subscribeAll(Client client, Command.Connect command, List<Planned> plan) {
        List<CompletableFuture<Attaching.Made>> making = new ArrayList<>();
        for (Planned planned : plan) {
            if (client.subscriptions().reserve(planned.subscription(), config.channelLimit())
                    == Subscriptions.Reserved.CLOSED) {
                break;
            }
            making.add(
                    attaching.attach(planned.subscription(), planned.request()).toCompletableFuture());
        }
        client.when(CompletableFuture.allOf(making.toArray(CompletableFuture[]::new)), (done, failure) -> {
            if (client.state() == Lifecycle.State.CLOSED) {
                plan.forEach(planned -> attaching.undo(planned.subscription()));
            } else if (failure != null) {
                Absence.report("connect", failure);
                plan.forEach(planned -> attaching.undo(planned.subscription()));
                refuse(client, command, ErrorCode.INTERNAL);
            } else {
                welcome(client, command, plan, making);
            }
        });
    }

    private void welcome(
            Client client, Command.Connect command, List<Planned> plan, List<CompletableFuture<Attaching.Made>> made) {
        Map<String, Result.Subscribe> subs = new LinkedHashMap<>();
        for (int i = 0; i < plan.size(); i++) {
            subs.put(
                    plan.get(i).subscription().channelName(), made.get(i).join().result());
        }
        client.lifecycle().greet(() -> client.answer(command.id(), result(client, subs)));
        client.worker().submit(onWorker -> client.liveness().connected());
        client.lifecycle().announce(hub.listener());
        if (client.lifecycle().announced()) {
            hub.metrics().connected(client.lifecycle().age());
        }
        for (int i = 0; i < plan.size(); i++) {
            attaching.begin(plan.get(i).subscription(), made.get(i).join());
        }
        client.connectDone(Lifecycle.State.CONNECTED);
    }

    private Result.Connect result(Client client, Map<String, Result.Subscribe> subs) {
        // where the backend is asked, the client need not know: it would get itself a token
        long expireAt =
                hub.upkeep().renewsConnections() ? 0 : client.credentials().expireAt();
        boolean oneWay = oneWay(client);
        String session = client.handshake().session();
        boolean protocolPings = oneWay || !client.handshake().nativePing();
        long ping = protocolPings ? config.pingInterval().toSeconds() : 0;
        boolean pong = protocolPings
                && !oneWay
                && !config.pingInterval().isZero()
                && !config.pongTimeout().isZero();
        return new Result.Connect(
                client.id(),
                hub.version(),
                expireAt != 0,
                Ttl.seconds(expireAt),
                client.credentials().data(),
                subs,
                ping,
                pong,
                session,
                session.isEmpty() || oneWay ? "" : hub.config().nodeName(),
                config.connectIncludeServerTime() ? System.currentTimeMillis() : 0);
    }

    void refresh(Client client, Command.Refresh command) {
        if (hub.upkeep().renewsConnections()) {
            client.disconnect(DisconnectCode.BAD_REQUEST);
            return;
        }
        client.when(authorizer.refresh(client.credentials(), command.token()), (decision, failure) -> {
            if (decision instanceof Decision.Granted<Credentials> granted) {
                refreshed(client, command, granted.value());
            } else if (decision instanceof Decision.Refused<Credentials> refused) {
                client.answer(command.id(), refused.why());
            } else {
                Absence.report("refresh", failure);
                client.answer(command.id(), ErrorCode.INTERNAL);
            }
        });
    }

    private void refreshed(Client client, Command.Refresh command, Credentials renewed) {
        if (!renewed.subs().keySet().equals(client.credentials().subs().keySet())) {
            client.disconnect(DisconnectCode.INSUFFICIENT_STATE);
            return;
        }
        client.credentials(renewed);
        if (hub.revocations().cover(client)) {
            client.disconnect(DisconnectCode.EXPIRED);
            return;
        }
        client.worker().submit(onWorker -> client.liveness().expiryChanged());
        long expireAt = renewed.expireAt();
        client.answer(command.id(), new Result.Refresh(expireAt != 0, Ttl.seconds(expireAt)));
        reviewing.review(client);
    }
}
