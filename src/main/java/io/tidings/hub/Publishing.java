package io.tidings.hub;

import io.tidings.codec.JsonText;
import io.tidings.config.ChannelOptions;
import io.tidings.config.DataFormat;
import io.tidings.config.ProxyUse;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Command;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The one way into a channel, for clients and for the server. Thread-safe. */
final class Publishing {

    private static final System.Logger LOG = System.getLogger(Publishing.class.getName());

    private static final Payload EMPTY = Payload.of(new byte[0]);

    private final Broker broker;
    private final Editor editor;
    private final ChannelBackend backend;
    private final PublicationListener listener;
    private final Permissions permissions;
    private final HubMetrics metrics;

    Publishing(Ports ports, Permissions permissions, HubMetrics metrics) {
        this.broker = ports.broker();
        this.editor = ports.editor();
        this.backend = ports.channelBackend();
        this.listener = ports.publications();
        this.permissions = permissions;
        this.metrics = metrics;
    }

    void publish(Client client, Command.Publish command) {
        String channel = command.channel();
        Decision<ChannelOptions> found = permissions.options(channel);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            refuse(client, command, refused.why());
            return;
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        if (command.type() != 0 || !fits(command.data(), options.publicationDataFormat())) {
            refuse(client, command, ErrorCode.BAD_REQUEST);
            return;
        }
        boolean hooked = options.hooks().publish().proxyEnabled();
        boolean ruled = permissions.concernRules(channel);
        boolean allowed = hooked || permissions.allows(Operation.PUBLISH, options, client, channel);
        if (!allowed && !ruled) {
            refuse(client, command, ErrorCode.PERMISSION_DENIED);
            return;
        }
        Subscription own = client.subscriptions().get(channel);
        ClientInfo info = client.info(own == null ? null : own.grant().info());
        Publication publication = Publication.of(orEmpty(command.data()), info);
        Draft draft = new Draft(client, command, options);
        if (hooked || ruled) {
            Turns.begin(client, command.id(), () -> judge(draft, publication, allowed));
        } else {
            edit(draft, publication, PublishOptions.NONE);
        }
    }

    private static void refuse(Client client, Command.Publish command, Outcome why) {
        client.refuse(command.id(), Operation.PUBLISH, command.channel(), why);
    }

    /** A publication on its way, and whose it is. */
    private record Draft(Client client, Command.Publish command, ChannelOptions options) {

        boolean takes(Payload data) {
            return fits(data, options.publicationDataFormat());
        }

        void refuse(Outcome why) {
            Publishing.refuse(client, command, why);
        }
    }

    /**
     * Asks the application's rules and then its backend. Completes when the client's next publication may be asked about:
     * this one is on its way then.
     */
    private CompletionStage<?> judge(Draft draft, Publication publication, boolean allowed) {
        CompletionStage<Void> judged = permissions
                .decide(Operation.PUBLISH, draft.client(), draft.command().channel(), allowed)
                .thenCompose(decision -> {
                    ProxyUse hook = draft.options().hooks().publish();
                    if (decision instanceof Decision.Refused<Operation> refused) {
                        draft.refuse(refused.why());
                    } else if (hook.proxyEnabled()) {
                        return askBackend(draft, hook.proxyName(), publication);
                    } else {
                        edit(draft, publication, PublishOptions.NONE);
                    }
                    return CompletableFuture.<Void>completedFuture(null);
                });
        return Turns.whenOver(draft.client(), judged, (done, bug) -> {
            if (bug != null) {
                Absence.report("publish", bug);
                draft.refuse(ErrorCode.INTERNAL);
            }
        });
    }

    private CompletionStage<Void> askBackend(Draft draft, String proxy, Publication publication) {
        return Turns.whenOver(
                draft.client(),
                backend.publish(Asker.of(draft.client()), proxy, draft.command().channel(), publication.data()),
                (decision, bug) -> answered(draft, publication, decision, bug));
    }

    private void answered(
            Draft draft, Publication publication, @Nullable Decision<Amendment> decision, @Nullable Throwable bug) {
        if (decision instanceof Decision.Refused<Amendment> refused) {
            draft.refuse(refused.why());
        } else if (decision instanceof Decision.Granted<Amendment> granted) {
            PublishOptions wanted = granted.value().options();
            Payload data = granted.value().data();
            Publication amended =
                    new Publication(data == null ? publication.data() : data, publication.info(), 0, wanted.tags());
            if (draft.takes(amended.data()) && hasGoodKey(wanted)) {
                edit(draft, amended, wanted);
            } else {
                unfit(draft, "the backend's amendment of", null);
            }
        } else {
            unfit(draft, "the question about", bug);
        }
    }

    private void edit(Draft draft, Publication publication, PublishOptions wanted) {
        if (editor == Editor.NONE) {
            broadcast(draft, publication, wanted);
            return;
        }
        ClientInfo info = Objects.requireNonNull(publication.info());
        draft.client()
                .when(
                        editor.edit(draft.command().channel(), info, publication.data()),
                        (decision, bug) -> edited(draft, publication, wanted, decision, bug));
    }

    private void edited(
            Draft draft,
            Publication publication,
            PublishOptions wanted,
            @Nullable Decision<Payload> decision,
            @Nullable Throwable bug) {
        if (decision instanceof Decision.Refused<Payload> refused) {
            draft.refuse(refused.why());
        } else if (decision instanceof Decision.Granted<Payload> granted && draft.takes(granted.value())) {
            broadcast(draft, publication.with(granted.value()), wanted);
        } else {
            unfit(draft, "the application's edit of", bug);
        }
    }

    private static void unfit(Draft draft, String what, @Nullable Throwable bug) {
        LOG.log(
                System.Logger.Level.ERROR,
                what + " a publication to " + draft.command().channel()
                        + (bug == null ? " is no payload that the channel takes" : " failed"),
                bug);
        draft.refuse(ErrorCode.INTERNAL);
    }

    private void broadcast(Draft draft, Publication publication, PublishOptions wanted) {
        Client client = draft.client();
        Command.Publish command = draft.command();
        client.when(broadcast(command.channel(), draft.options(), publication, wanted), (position, failure) -> {
            if (failure == null) {
                client.answer(command.id(), new Result.Publish());
            } else {
                Absence.report("publish", failure);
                client.answer(command.id(), ErrorCode.INTERNAL);
            }
        });
    }

    /** Whether somebody hears of each publication. */
    boolean isHeard() {
        return listener != PublicationListener.NONE;
    }

    /** Whether the server may name this channel at all. */
    boolean knows(String channel) {
        return permissions.serverOptions(channel) instanceof Decision.Granted
                && !permissions.namespaces().tooLong(channel);
    }

    /** Publishes on the server's behalf: no permission is asked, but the channel and the payload must be good. */
    CompletionStage<Decision<StreamPosition>> publish(String channel, Payload data, PublishOptions wanted) {
        Decision<ChannelOptions> found = permissions.serverOptions(channel);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            return CompletableFuture.completedFuture(new Decision.Refused<>(refused.why()));
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        if (permissions.namespaces().tooLong(channel)
                || !fits(data, options.publicationDataFormat())
                || !hasGoodKey(wanted)) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.BAD_REQUEST));
        }
        return broadcast(channel, options, new Publication(data, null, 0, wanted.tags()), wanted)
                .thenApply(Decision::granted);
    }

    private static boolean hasGoodKey(PublishOptions wanted) {
        return wanted.condition().idempotencyKey().length() <= PublishCondition.LONGEST_KEY;
    }

    private CompletionStage<StreamPosition> broadcast(
            String channel, ChannelOptions options, Publication publication, PublishOptions wanted) {
        metrics.published(ChannelName.namespace(channel));
        ChannelEvent event = new ChannelEvent.Published(
                publication, "", options.deltaPublish() || wanted.delta(), wanted.condition());
        CompletionStage<StreamPosition> published =
                broker.publish(channel, event, wanted.skipHistory() ? Retention.NONE : Retention.of(options));
        return listener == PublicationListener.NONE
                ? published
                : published.thenApply(position -> {
                    listener.published(channel, publication.at(position.offset()), position.epoch());
                    return position;
                });
    }

    private static Payload orEmpty(@Nullable Payload data) {
        return data == null ? EMPTY : data;
    }

    private static boolean fits(@Nullable Payload data, DataFormat format) {
        if (data == null || data.length() == 0) {
            return format == DataFormat.BINARY;
        }
        return switch (format) {
            case BINARY, NOT_EMPTY -> true;
            case JSON -> data.isJson(JsonText::isValid);
            case JSON_OBJECT -> JsonText.isObject(data.bytes());
        };
    }
}
