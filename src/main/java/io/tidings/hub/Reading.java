package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.config.ClientConfig;
import io.tidings.protocol.Command;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What clients may ask about a channel: presence, presence_stats and history. Thread-safe. */
final class Reading {

    private static final int UNLIMITED = -1;

    private final HistoryStore history;
    private final PresenceStore presence;
    private final Permissions permissions;
    private final ClientConfig config;

    Reading(Ports ports, Permissions permissions, ClientConfig config) {
        this.history = ports.history();
        this.presence = ports.presence();
        this.permissions = permissions;
        this.config = config;
    }

    void presence(Client client, Command.Presence command) {
        ifAllowed(
                client,
                command.id(),
                command.channel(),
                Operation.PRESENCE,
                options -> answer(
                        client,
                        command.id(),
                        presence.members(command.channel()).thenApply(Result.Presence::new)));
    }

    void presenceStats(Client client, Command.PresenceStats command) {
        ifAllowed(
                client,
                command.id(),
                command.channel(),
                Operation.PRESENCE,
                options -> answer(client, command.id(), presence.stats(command.channel())));
    }

    void history(Client client, Command.History command) {
        ifAllowed(
                client,
                command.id(),
                command.channel(),
                Operation.HISTORY,
                options -> history(client, command, options));
    }

    private void ifAllowed(
            Client client, long commandId, String channel, Operation operation, Consumer<ChannelOptions> read) {
        Decision<ChannelOptions> found = permissions.options(channel);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            client.refuse(commandId, operation, channel, refused.why());
            return;
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        if (!(operation == Operation.HISTORY ? options.hasHistory() : options.presence())) {
            client.refuse(commandId, operation, channel, ErrorCode.NOT_AVAILABLE);
            return;
        }
        boolean allowed = permissions.allows(operation, options, client, channel);
        client.when(permissions.decide(operation, client, channel, allowed), (decision, failure) -> {
            if (decision instanceof Decision.Granted<Operation>) {
                read.accept(options);
            } else if (decision instanceof Decision.Refused<Operation> refused) {
                client.refuse(commandId, operation, channel, refused.why());
            } else {
                Absence.report("read", failure);
                client.refuse(commandId, operation, channel, ErrorCode.INTERNAL);
            }
        });
    }

    private void history(Client client, Command.History command, ChannelOptions options) {
        StreamPosition since = command.since();
        if (since != null && command.reverse() && since.offset() == 0) {
            client.refuse(command.id(), Operation.HISTORY, command.channel(), ErrorCode.BAD_REQUEST);
            return;
        }
        HistoryQuery query =
                new HistoryQuery(capped(command.limit()), since == null ? -1 : since.offset(), command.reverse());
        answer(
                client,
                command.id(),
                history.read(command.channel(), query, Retention.of(options)).thenApply(page -> outcome(since, page)));
    }

    /** More than the limit is silently capped, as the reference does. */
    private int capped(int limit) {
        int most = config.historyMaxPublicationLimit();
        return limit <= UNLIMITED ? most : Math.min(limit, most);
    }

    private static Outcome outcome(@Nullable StreamPosition since, HistoryPage page) {
        Decision<Result.History> result = result(since, page);
        return result instanceof Decision.Refused<Result.History> refused
                ? refused.why()
                : ((Decision.Granted<Result.History>) result).value();
    }

    /** The page, unless the position that was asked for belongs to another life of the stream. */
    static Decision<Result.History> result(@Nullable StreamPosition since, HistoryPage page) {
        boolean otherStream = since != null
                && !since.epoch().isEmpty()
                && !since.epoch().equals(page.top().epoch());
        return otherStream
                ? Decision.refused(ErrorCode.UNRECOVERABLE_POSITION)
                : Decision.granted(new Result.History(page.publications(), page.top()));
    }

    private static void answer(Client client, long commandId, CompletionStage<? extends Outcome> coming) {
        client.when(coming, (outcome, failure) -> {
            if (outcome != null) {
                client.answer(commandId, outcome);
            } else {
                Absence.report("read", failure);
                client.answer(commandId, ErrorCode.INTERNAL);
            }
        });
    }
}
