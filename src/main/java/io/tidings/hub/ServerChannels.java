package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the server asks of channels, and does to them, on nobody's behalf: no client's permission is asked, but what the
 * namespace does not keep is not available. Thread-safe. A failed stage means that the broker is absent.
 */
public final class ServerChannels {

    private final Channels channels;
    private final HistoryStore history;
    private final PresenceStore presence;
    private final Permissions permissions;

    ServerChannels(Channels channels, Ports ports, Permissions permissions) {
        this.channels = channels;
        this.history = ports.history();
        this.presence = ports.presence();
        this.permissions = permissions;
    }

    /** Who is subscribed, by client id. */
    public CompletionStage<Decision<Result.Presence>> presence(String channel) {
        return where(
                channel,
                ChannelOptions::presence,
                options ->
                        presence.members(channel).thenApply(members -> Decision.granted(new Result.Presence(members))));
    }

    /** How many clients and users are subscribed. */
    public CompletionStage<Decision<Result.PresenceStats>> presenceStats(String channel) {
        return where(
                channel,
                ChannelOptions::presence,
                options -> presence.stats(channel).thenApply(Decision::granted));
    }

    /**
     * Publications that are kept, and where the stream stands.
     *
     * @param limit most publications; 0 = only the position; below 0 = all
     * @param since only what follows this position, or precedes it in reverse; null = from the start or the end
     * @param reverse newest first; then {@code since} must have an offset above 0
     */
    public CompletionStage<Decision<Result.History>> history(
            String channel, int limit, @Nullable StreamPosition since, boolean reverse) {
        if (since != null && reverse && since.offset() == 0) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.BAD_REQUEST));
        }
        HistoryQuery query = new HistoryQuery(Math.max(-1, limit), since == null ? -1 : since.offset(), reverse);
        return where(
                channel,
                ChannelOptions::hasHistory,
                options -> history.read(channel, query, Retention.of(options))
                        .thenApply(page -> Reading.result(since, page)));
    }

    /** Forgets a channel's publications; its offset and epoch stay. */
    public CompletionStage<Decision<Boolean>> removeHistory(String channel) {
        return where(
                channel,
                ChannelOptions::hasHistory,
                options -> history.remove(channel).thenApply(removed -> Decision.granted(true)));
    }

    /**
     * Channels with subscribers on this node, and how many these are, in the order of their names.
     *
     * @param names the names that are wanted
     */
    public SortedMap<String, Integer> list(Predicate<String> names) {
        SortedMap<String, Integer> found = new TreeMap<>();
        for (String name : channels.names()) {
            int members = names.test(name) ? channels.members(name) : 0;
            if (members > 0) {
                found.put(name, members);
            }
        }
        return found;
    }

    private <T> CompletionStage<Decision<T>> where(
            String channel,
            Predicate<ChannelOptions> available,
            Function<ChannelOptions, CompletionStage<Decision<T>>> work) {
        Decision<ChannelOptions> found = permissions.serverOptions(channel);
        if (found instanceof Decision.Refused<ChannelOptions> refused) {
            return CompletableFuture.completedFuture(new Decision.Refused<>(refused.why()));
        }
        ChannelOptions options = ((Decision.Granted<ChannelOptions>) found).value();
        return available.test(options)
                ? work.apply(options)
                : CompletableFuture.completedFuture(Decision.refused(ErrorCode.NOT_AVAILABLE));
    }
}
