package io.tidings.hub;

import io.tidings.protocol.DisconnectCode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it was told, in words. */
final class FakeListener implements HubListener {

    private final List<String> told = new CopyOnWriteArrayList<>();

    List<String> told() {
        return told;
    }

    @Override
    public void connected(Client client) {
        told.add("connected");
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
