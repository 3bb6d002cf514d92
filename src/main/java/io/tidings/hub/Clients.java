package io.tidings.hub;

import io.tidings.config.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The client registry of this node: who is connected, by connection id and by user. Finding, adding and removing are
 * O(1). Thread-safe.
 */
public final class Clients {

    private final ConcurrentHashMap<String, Client> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<Client>> byUser = new ConcurrentHashMap<>();
    private final Set<Client> opened = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<IpAddress, Integer> byParty = new ConcurrentHashMap<>();
    private final int ipv6Prefix;

    /** {@code ipv6Prefix}: how many bits of an IPv6 address count as one address. */
    Clients(int ipv6Prefix) {
        this.ipv6Prefix = ipv6Prefix;
    }

    /** How many connections are open, authenticated or not. */
    public int open() {
        return opened.size();
    }

    /** How many connections are open from an address, or from an IPv6 address's network. */
    public int openFrom(IpAddress address) {
        return byParty.getOrDefault(address.party(ipv6Prefix), 0);
    }

    /** How many clients are connected with an identity. */
    public int connected() {
        return byId.size();
    }

    /** How many distinct users are connected; anonymous clients count as one. */
    public int users() {
        return byUser.size();
    }

    /** The client with this connection id, or null. */
    public @Nullable Client find(String id) {
        return byId.get(id);
    }

    /** All connections of a user; those of anonymous clients for the empty user id. A snapshot. */
    public Collection<Client> of(String user) {
        Set<Client> clients = byUser.get(user);
        return clients == null ? List.of() : List.copyOf(clients);
    }

    /** All open connections. A live view. */
    Collection<Client> all() {
        return opened;
    }

    /** Counts a connection in. Returns how many there are now from its address, 0 if nobody knows that. */
    int opened(Client client) {
        opened.add(client);
        IpAddress party = party(client);
        return party == null ? 0 : byParty.merge(party, 1, Integer::sum);
    }

    private @Nullable IpAddress party(Client client) {
        return IpAddress.parse(client.handshake().remoteAddress())
                .map(address -> address.party(ipv6Prefix))
                .orElse(null);
    }

    /**
     * Registers a client under its identity; one that was closed meanwhile is taken out again. Of clients that come at the
     * same time each sees those before it, so that a limit holds and no two replace each other.
     *
     * @param limit most connections of a user, 0 = no limit; anonymous clients are not limited
     * @return the user's earlier connections; null when there are as many as may be, and the client was not registered
     */
    @Nullable
    Collection<Client> add(Client client, int limit) {
        List<Client> earlier = new ArrayList<>();
        AtomicBoolean added = new AtomicBoolean();
        byUser.compute(client.user(), (user, clients) -> {
            Set<Client> set = clients != null ? clients : ConcurrentHashMap.newKeySet(1);
            if (limit > 0 && !user.isEmpty() && set.size() >= limit) {
                return set;
            }
            if (!user.isEmpty()) {
                earlier.addAll(set);
            }
            set.add(client);
            byId.put(client.id(), client);
            added.set(true);
            return set;
        });
        if (client.state() == Lifecycle.State.CLOSED) {
            remove(client);
        }
        return added.get() ? earlier : null;
    }

    /** The connection has no identity any more, but is still open. */
    void unregister(Client client) {
        byUser.computeIfPresent(client.user(), (user, clients) -> {
            if (clients.remove(client)) {
                byId.remove(client.id());
            }
            return clients.isEmpty() ? null : clients;
        });
    }

    void remove(Client client) {
        IpAddress party = opened.remove(client) ? party(client) : null;
        if (party != null) {
            byParty.computeIfPresent(party, (key, open) -> open == 1 ? null : open - 1);
        }
        unregister(client);
    }
}
