package io.tidings.hub;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The client registry of this node: who is connected, by connection id and by user. Finding, adding and removing are
 * O(1). Thread-safe.
 */
public final class Clients {

    private final ConcurrentHashMap<String, Client> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Set<Client>> byUser = new ConcurrentHashMap<>();
    private final Set<Client> opened = ConcurrentHashMap.newKeySet();

    Clients() {}

    /** How many connections are open, authenticated or not. */
    public int open() {
        return opened.size();
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

    void opened(Client client) {
        opened.add(client);
    }

    /** Registers a client under its identity; one that was closed meanwhile is taken out again. */
    void add(Client client) {
        byId.put(client.id(), client);
        byUser.compute(client.user(), (user, clients) -> {
            Set<Client> set = clients != null ? clients : ConcurrentHashMap.newKeySet(1);
            set.add(client);
            return set;
        });
        if (client.state() == Client.State.CLOSED) {
            remove(client);
        }
    }

    void remove(Client client) {
        opened.remove(client);
        if (byId.remove(client.id()) != null) {
            byUser.computeIfPresent(client.user(), (user, clients) -> {
                clients.remove(client);
                return clients.isEmpty() ? null : clients;
            });
        }
    }
}
