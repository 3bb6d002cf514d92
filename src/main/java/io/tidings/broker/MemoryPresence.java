package io.tidings.broker;

import io.tidings.hub.PresenceStore;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Result;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The presence of a single node: who is in which channel, in this server's memory. Entries do not expire, because the
 * node that would have to renew them is the one that would notice.
 *
 * <p>Stages come back completed. Adding and removing take constant time; {@link #members} and {@link #stats} take time
 * for every client of the channel, and see those that stay while they run, but may or may not see one that comes or
 * goes meanwhile.
 *
 * <p>A channel takes about 150 bytes and each client in it about 42, names and {@link ClientInfo} not counted (measured:
 * heap after collection with 200,000 of each, JDK 17, compressed references).
 *
 * <p>Thread-safe.
 */
public final class MemoryPresence implements PresenceStore {

    /** Most channels that exist have few clients; the default would be 16. */
    private static final int EXPECTED_CLIENTS = 4;

    /** Maps of clients are changed only inside {@code compute}, so that a map that is taken out was really empty. */
    private final ConcurrentMap<String, ConcurrentMap<String, ClientInfo>> channels = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Void> add(String channel, ClientInfo info) {
        channels.compute(channel, (name, known) -> {
            ConcurrentMap<String, ClientInfo> clients =
                    known == null ? new ConcurrentHashMap<>(EXPECTED_CLIENTS) : known;
            clients.put(info.client(), info);
            return clients;
        });
        return done();
    }

    @Override
    public CompletionStage<Void> remove(String channel, ClientInfo info) {
        channels.computeIfPresent(channel, (name, clients) -> {
            clients.remove(info.client());
            return clients.isEmpty() ? null : clients;
        });
        return done();
    }

    @Override
    public CompletionStage<Map<String, ClientInfo>> members(String channel) {
        // not Map.copyOf: it fails on a client that goes and comes back during the copy, and so is met twice
        return CompletableFuture.completedFuture(Collections.unmodifiableMap(new HashMap<>(clients(channel))));
    }

    @Override
    public CompletionStage<Result.PresenceStats> stats(String channel) {
        int clients = 0;
        Set<String> users = new HashSet<>();
        for (ClientInfo info : clients(channel).values()) {
            clients++;
            users.add(info.user());
        }
        return CompletableFuture.completedFuture(new Result.PresenceStats(clients, users.size()));
    }

    /** Channels that somebody is in. */
    int channels() {
        return channels.size();
    }

    private Map<String, ClientInfo> clients(String channel) {
        return channels.getOrDefault(channel, new ConcurrentHashMap<>(0));
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
