package io.tidings.hub;

import io.tidings.protocol.DisconnectCode;

/** Two listeners; the first hears of everything first. */
record HubListeners(HubListener first, HubListener second) implements HubListener {

    @Override
    public void connected(Client client) {
        first.connected(client);
        second.connected(client);
    }

    @Override
    public void disconnected(Client client, DisconnectCode why) {
        first.disconnected(client, why);
        second.disconnected(client, why);
    }

    @Override
    public void subscribed(Client client, String channel) {
        first.subscribed(client, channel);
        second.subscribed(client, channel);
    }

    @Override
    public void unsubscribed(Client client, String channel) {
        first.unsubscribed(client, channel);
        second.unsubscribed(client, channel);
    }
}
