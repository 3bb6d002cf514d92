package io.tidings.hub;

import io.tidings.codec.CommandFrame;
import io.tidings.protocol.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client whose commands come in requests of their own. Such a request may arrive twice: browsers and proxies send it
 * again when a kept connection turns out to be dead. So a command whose id came a moment ago is not handled again.
 */
final class Session {

    private final Client client;
    private final RecentIds handled = new RecentIds();

    Session(Client client) {
        this.client = client;
    }

    Delivery deliver(@Nullable String principal, byte[] frame) {
        String owner = client.handshake().principal();
        if (owner != null && !owner.equals(principal)) {
            return Delivery.OTHER_USER;
        }
        client.received(frame.length);
        CommandFrame read = client.transport().format().codec().decode(frame);
        synchronized (this) {
            List<Command> fresh = new ArrayList<>(read.commands().size());
            for (Command command : read.commands()) {
                if (command.id() == 0 || handled.add(command.id())) {
                    fresh.add(command);
                }
            }
            if (fresh.isEmpty() && read.malformed() == null) {
                return Delivery.REPEATED;
            }
            client.handle(new CommandFrame(fresh, read.malformed(), frame.length));
            return Delivery.ACCEPTED;
        }
    }
}
