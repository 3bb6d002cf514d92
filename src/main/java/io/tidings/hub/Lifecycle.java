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

    /** What becomes of a command. */
    enum Admission {
        /** It may be handled. */
        NOW,
        /** It was put aside. */
        LATER,
        /** It may not be put aside: more would wait than may. */
        TOO_MUCH,
        /** The client is closed. */
        NEVER
    }

    /** {@code bytes}: what it takes. */
    private record Waiting(Command command, int bytes) {}

    /** What a command takes at least, so that many empty ones are too many as well: pongs have no pace. */
    private static final int COMMAND_BYTES = 64;

    private final Client client;
    private volatile State state = State.OPEN;

    /** Whether the listener heard of the connection, so that it hears of the end too. */
    private volatile boolean announced;

    /** Whether the connect reply is on its way, so that something may come after it. */
    private volatile boolean greeted;

    /** When it was opened, and once it is closed, when that was. */
    private long since = System.nanoTime();

    private boolean gone;
    private @Nullable Queue<Waiting> waiting;
    private long waitingBytes;

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

    /**
     * Whether the command, which came in so many bytes, may be handled now. While the connect command is being answered it
     * is put aside instead, as long as no more waits than may wait for a client in the other direction: who it is nobody
     * knows yet, and the answer may take long.
     */
    synchronized Admission admit(Command command, int bytes) {
        return switch (state) {
            case CONNECTING -> putAside(new Waiting(command, COMMAND_BYTES + bytes));
            case OPEN, CONNECTED, REFUSED -> Admission.NOW;
            case CLOSED -> Admission.NEVER;
        };
    }

    private Admission putAside(Waiting command) {
        if (waitingBytes + command.bytes() > client.queueMaxSize()) {
            return Admission.TOO_MUCH;
        }
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(command);
        waitingBytes += command.bytes();
        return Admission.LATER;
    }

    /**
     * After the connect command has been answered: the next command that was put aside, to be handled before this is
     * asked again. Null when there is none; then the client has moved to {@code answered}, unless it is closed.
     */
    synchronized @Nullable Command nextWaiting(State answered) {
        if (state == State.CLOSED) {
            return null;
        }
        Waiting next = waiting == null || answered == State.REFUSED ? null : waiting.poll();
        if (next == null) {
            waiting = null;
            state = answered;
            return null;
        }
        waitingBytes -= next.bytes();
        return next.command();
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
