package io.tidings.hub;

import io.tidings.codec.CommandFrame;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import org.jspecify.annotations.Nullable;

/**
 * A client's way in: its commands in their order, not before their time and not faster than they may come. Thread-safe,
 * but one frame after the other.
 */
final class Inbound {

    /** Stands for a message that is no command; as one without an id, it cannot be refused by a reply. */
    private static final Command MESSAGE = new Command.Send(null);

    private final Client client;
    private final Hub hub;
    private final Commands commands;
    private final @Nullable Pace pace;

    Inbound(Client client, Hub hub) {
        this.client = client;
        this.hub = hub;
        this.commands = new Commands(hub, client);
        this.pace = Pace.of(hub.config().limit(), System.nanoTime());
    }

    /** As {@link Client#handle(CommandFrame)} says. */
    void handle(CommandFrame frame) {
        boolean refusedBefore = refused();
        for (Command command : frame.commands()) {
            if (refused() && !refusedBefore) {
                return;
            }
            // which of them has how much of the frame matters to nobody
            handle(command, frame.bytes() / frame.commands().size());
        }
        if (frame.malformed() != null && (!refused() || refusedBefore)) {
            client.disconnect(DisconnectCode.BAD_REQUEST);
        }
    }

    private boolean refused() {
        return client.state() == Lifecycle.State.REFUSED;
    }

    /** As {@link Client#handle(Command)} says. */
    void handle(Command command) {
        handle(command, 0);
    }

    private void handle(Command command, int bytes) {
        hub.awaitRoom();
        if (pace != null && !pace.admits(client, command)) {
            return;
        }
        switch (client.lifecycle().admit(command, bytes)) {
            case NOW -> run(command);
            case TOO_MUCH -> {
                hub.refused(Limit.QUEUE_SIZE);
                client.disconnect(DisconnectCode.TOO_MANY_REQUESTS);
            }
            case LATER, NEVER -> {}
        }
    }

    /** As {@link Client#keepsPace} says. */
    boolean keepsPace() {
        return pace == null || pace.admits(client, MESSAGE);
    }

    private void run(Command command) {
        hub.metrics().handled(command);
        try {
            command.on(commands);
        } catch (RuntimeException bug) {
            client.failed(bug);
        }
    }

    /** As {@link Client#connectDone} says. */
    void connectDone(Lifecycle.State answered) {
        Command next;
        while ((next = client.lifecycle().nextWaiting(answered)) != null) {
            run(next);
        }
    }
}
