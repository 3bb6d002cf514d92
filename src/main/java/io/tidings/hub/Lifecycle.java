package io.tidings.hub;

import io.tidings.protocol.Command;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Where a client is in its life, and the commands that came before its connect command was answered. Thread-safe: every
 * move is made under one lock.
 */
final class Lifecycle {

    enum State {
        /** No connect command yet. */
        OPEN,
        /** The connect command is being answered; what comes now has to wait. */
        CONNECTING,
        CONNECTED,
        /** The connect command was refused; nothing more is allowed. */
        REFUSED,
        CLOSED
    }

    private final Client client;
    private volatile State state = State.OPEN;

    /** Whether the listener heard of the connection, so that it hears of the end too. */
    private volatile boolean announced;

    /** Whether the connect reply is on its way, so that something may come after it. */
    private volatile boolean greeted;

    /** When it was opened, and once it is closed, when that was. */
    private long since = System.nanoTime();

    private boolean gone;
    private @Nullable Queue<Command> waiting;

    Lifecycle(Client client) {
        this.client = client;
    }

    State state() {
        return state;
    }

    /** From open to connecting; false when there was a connect command before. */
    synchronized boolean beginConnect() {
        if (state != State.OPEN) {
            return false;
        }
        state = State.CONNECTING;
        return true;
    }

    /** Whether the command may be handled now. False when the client is closed, or the command was put aside. */
    synchronized boolean admits(Command command) {
        if (state == State.CONNECTING) {
            if (waiting == null) {
                waiting = new ArrayDeque<>();
            }
            waiting.add(command);
            return false;
        }
        return state != State.CLOSED;
    }

    /**
     * After the connect command has been answered: the next command that was put aside, to be handled before this is
     * asked again. Null when there is none; then the client has moved to {@code answered}, unless it is closed.
     */
    synchronized @Nullable Command nextWaiting(State answered) {
        if (state == State.CLOSED) {
            return null;
        }
        Command next = waiting == null || answered == State.REFUSED ? null : waiting.poll();
        if (next == null) {
            waiting = null;
            state = answered;
        }
        return next;
    }

    /** Sends the connect reply: who is asked meanwhile if the client is {@link #reachable} waits, and comes after it. */
    synchronized void greet(Runnable reply) {
        reply.run();
        greeted = true;
    }

    /**
     * Whether the server may tell the client something it did not ask for. From the connect reply on, which may be earlier
     * than {@link State#CONNECTED}: by then the client may have asked for it elsewhere.
     */
    boolean reachable() {
        return switch (state) {
            case CONNECTED -> true;
            case CONNECTING -> greeted || greetedByNow();
            case OPEN, REFUSED, CLOSED -> false;
        };
    }

    private synchronized boolean greetedByNow() {
        return greeted && state != State.CLOSED;
    }

    /** Tells the listener that the connection has an identity, unless it has ended; under the lock, so before its end. */
    synchronized void announce(HubListener listener) {
        if (state != State.CLOSED) {
            announced = true;
            listener.connected(client);
        }
    }

    /** Whether {@link #announce} told the listener. */
    boolean announced() {
        return announced;
    }

    /** To the end; false when it was reached before. */
    synchronized boolean close() {
        if (state == State.CLOSED) {
            return false;
        }
        state = State.CLOSED;
        since = System.nanoTime();
        waiting = null;
        return true;
    }

    /** Nanoseconds since the connection was opened, or since its end if that has come. */
    synchronized long age() {
        return System.nanoTime() - since;
    }

    /** The transport has ended; false when it had before. */
    synchronized boolean leave() {
        boolean first = !gone;
        gone = true;
        return first;
    }
}
