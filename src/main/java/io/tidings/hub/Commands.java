package io.tidings.hub;

import io.tidings.codec.Codec;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;

/** The one switch over everything a client may send: each case names where the work is done. */
final class Commands implements Command.Cases {

    private final Hub hub;
    private final Client client;

    Commands(Hub hub, Client client) {
        this.hub = hub;
        this.client = client;
    }

    @Override
    public void connect(Command.Connect command) {
        hub.connecting().connect(client, command);
    }

    @Override
    public void subscribe(Command.Subscribe command) {
        if (admitted()) {
            hub.subscribing().subscribe(client, command);
        }
    }

    @Override
    public void unsubscribe(Command.Unsubscribe command) {
        if (admitted()) {
            hub.subscribing().unsubscribe(client, command);
        }
    }

    @Override
    public void publish(Command.Publish command) {
        if (admitted()) {
            hub.publishing().publish(client, command);
        }
    }

    @Override
    public void presence(Command.Presence command) {
        if (admitted()) {
            hub.reading().presence(client, command);
        }
    }

    @Override
    public void presenceStats(Command.PresenceStats command) {
        if (admitted()) {
            hub.reading().presenceStats(client, command);
        }
    }

    @Override
    public void history(Command.History command) {
        if (admitted()) {
            hub.reading().history(client, command);
        }
    }

    @Override
    public void rpc(Command.Rpc command) {
        if (admitted()) {
            hub.calling().rpc(client, command);
        }
    }

    @Override
    public void send(Command.Send command) {
        if (admitted()) {
            hub.calling().send(client, command);
        }
    }

    @Override
    public void refresh(Command.Refresh command) {
        if (admitted()) {
            hub.connecting().refresh(client, command);
        }
    }

    @Override
    public void subRefresh(Command.SubRefresh command) {
        if (admitted()) {
            hub.subscribing().subRefresh(client, command);
        }
    }

    /** In protocol version 2 only the server pings; clients of the seed endpoint do so, too. */
    @Override
    public void ping(Command.Ping command) {
        byte[] pong = client.format().codec().pong(command.id());
        if (pong == Codec.NO_PONG) {
            client.disconnect(DisconnectCode.BAD_REQUEST);
        } else if (admitted()) {
            client.worker().submit(new Send(client, pong));
        }
    }

    @Override
    public void pong(Command.Pong command) {
        if (admitted() && !client.liveness().pong()) {
            client.disconnect(DisconnectCode.BAD_REQUEST);
        }
    }

    /** Nothing is allowed before a successful connect command, not even a pong. */
    private boolean admitted() {
        Lifecycle.State state = client.state();
        if (state == Lifecycle.State.OPEN || state == Lifecycle.State.REFUSED) {
            client.disconnect(DisconnectCode.BAD_REQUEST);
            return false;
        }
        return state != Lifecycle.State.CLOSED;
    }
}
