package io.tidings.hub;

import io.tidings.codec.JsonText;
import io.tidings.config.ChannelOptions;
import io.tidings.config.DataFormat;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Command;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The one way into a channel, for clients and for the server. Thread-safe. */
final class Publishing {

    /** Longest idempotency key in characters, so that a bound on their number bounds the memory they take. */
    private static final int LONGEST_KEY = 255;

    private static final Payload EMPTY = Payload.of(new byte[0]);

    private final Broker broker;
    private final Permissions permissions;
    private final HubMetrics metrics;

    Publishing(Broker broker, Permissions permissions, HubMetrics metrics) {
        this.broker = broker;
        this.permissions = permissions;
        this.metrics = metrics;
    }

    void publish(Client client, Command.Publish command) {
        String channel = command.channel();
        Decision<ChannelOptions> found = permissions.options(channel);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            client.answer(command.id(), refused.why());
            return;
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        if (command.type() != 0 || !fits(command.data(), options.publicationDataFormat())) {
            client.answer(command.id(), ErrorCode.BAD_REQUEST);
            return;
        }
        if (!permissions.allows(options.publish(), client, channel)) {
            client.answer(command.id(), ErrorCode.PERMISSION_DENIED);
            return;
        }
        Subscription own = client.subscriptions().get(channel);
        ClientInfo info = client.info(own == null ? null : own.grant().info());
        Publication publication = Publication.of(orEmpty(command.data()), info);
        client.when(broadcast(channel, options, publication, PublishOptions.NONE), (position, failure) -> {
            if (failure == null) {
                client.answer(command.id(), new Result.Publish());
            } else {
                Absence.report("publish", failure);
                client.answer(command.id(), ErrorCode.INTERNAL);
            }
        });
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
                || wanted.condition().idempotencyKey().length() > LONGEST_KEY) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.BAD_REQUEST));
        }
        return broadcast(channel, options, new Publication(data, null, 0, wanted.tags()), wanted)
                .thenApply(Decision::granted);
    }

    private CompletionStage<StreamPosition> broadcast(
            String channel, ChannelOptions options, Publication publication, PublishOptions wanted) {
        metrics.published(ChannelName.namespace(channel));
        ChannelEvent event = new ChannelEvent.Published(
                publication, "", options.deltaPublish() || wanted.delta(), wanted.condition());
        return broker.publish(channel, event, wanted.skipHistory() ? Retention.NONE : Retention.of(options));
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
