package io.tidings.hub;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was refused, in words. */
final class FakeDenials implements RefusalListener {

    private final List<String> told = new CopyOnWriteArrayList<>();

    List<String> told() {
        return told;
    }

    @Override
    public void refusedToConnect(Client client, Outcome why) {
        told.add("connect " + code(why));
    }

    @Override
    public void refused(Client client, Operation operation, String channel, Outcome why) {
        told.add(client.user() + " " + operation + " " + channel + " " + code(why));
    }

    private static int code(Outcome why) {
        return why instanceof ErrorCode error ? error.code() : ((DisconnectCode) why).code();
    }
}
