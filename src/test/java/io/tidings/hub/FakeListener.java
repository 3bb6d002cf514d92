package io.tidings.hub;

import io.tidings.protocol.DisconnectCode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what it was told, in words. */
final class FakeListener implements HubListener {

    private final List<String> told = new CopyOnWriteArrayList<>();

    private volatile Consumer<Client> atConnect = client -> {};

    /** Something else to be done when it is told of a connection, before it lets that go on. */
    void atConnect(Consumer<Client> work) {
        atConnect = work;
    }

    List<String> told() {
        return told;
    }

    @Override
    public void connected(Client client) {
        told.add("connected");
        atConnect.accept(client);
    }

    @Override
    public void disconnected(Client client, DisconnectCode why) {
        told.add("disconnected " + why.code());
    }

    @Override
    public void subscribed(Client client, String channel) {
        told.add("subscribed " + channel);
    }

    @Override
    public void unsubscribed(Client client, String channel) {
        told.add("unsubscribed " + channel);
    }
}
