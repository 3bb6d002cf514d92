package io.tidings.hub;

import io.tidings.config.Access;
import io.tidings.config.ChannelOptions;
import io.tidings.config.ClientConfig;
import io.tidings.protocol.Command;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.concurrent.CompletionStage;
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
        if (mayReadPresence(client, command.id(), command.channel())) {
            answer(client, command.id(), presence.members(command.channel()).thenApply(Result.Presence::new));
        }
    }

    void presenceStats(Client client, Command.PresenceStats command) {
        if (mayReadPresence(client, command.id(), command.channel())) {
            answer(client, command.id(), presence.stats(command.channel()));
        }
    }

    private boolean mayReadPresence(Client client, long commandId, String channel) {
        Outcome refusal;
        Decision<ChannelOptions> found = permissions.options(channel);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            refusal = refused.why();
        } else {
            ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
            refusal = refusal(options.presence(), options.presenceAccess(), client, channel);
        }
        if (refusal != null) {
            client.answer(commandId, refusal);
        }
        return refusal == null;
    }

    private @Nullable ErrorCode refusal(boolean available, Access access, Client client, String channel) {
        if (!available) {
            return ErrorCode.NOT_AVAILABLE;
        }
        return permissions.allows(access, client, channel) ? null : ErrorCode.PERMISSION_DENIED;
    }

    void history(Client client, Command.History command) {
        Decision<ChannelOptions> found = permissions.options(command.channel());
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            client.answer(command.id(), refused.why());
            return;
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        ErrorCode refusal = refusal(options.hasHistory(), options.history(), client, command.channel());
        StreamPosition since = command.since();
        if (refusal == null && since != null && command.reverse() && since.offset() == 0) {
            refusal = ErrorCode.BAD_REQUEST;
        }
        if (refusal != null) {
            client.answer(command.id(), refusal);
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
