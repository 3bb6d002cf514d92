package io.tidings.security;

import io.tidings.hub.Credentials;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One-time tickets: who is known to the container takes one from {@code POST /api/ticket} to where its login does not
 * reach, and shows it there once, within half a minute. Kept in this node's memory. Thread-safe.
 */
public final class Tickets {

    /** How long a ticket is good. */
    public static final Duration LIFE = Duration.ofSeconds(30);

    /** How they begin: as no other token does, and with letters that a subprotocol may have (RFC 9110 section 5.6.2). */
    private static final String PREFIX = "tidings-ticket.";

    /** 256 bits: nobody guesses that. */
    private static final int SECRET_BYTES = 32;

    /** More than 3000 a second, and some 30 MB when all are there. */
    private static final int MOST = 100_000;

    private final LongSupplier clock;

    /** Guarded by this, as is the queue of them in the order in which they end. */
    private final Map<String, Ticket> open = new HashMap<>();

    private final Queue<Ticket> ending = new ArrayDeque<>();

    private record Ticket(String value, Credentials who, long until) {

        /** Leaves the ticket itself out. */
        @Override
        public String toString() {
            return "Ticket[" + who.user() + "]";
        }
    }

    /** {@code clock}: nanoseconds from any origin. */
    public Tickets(LongSupplier clock) {
        this.clock = clock;
    }

    static boolean isTicket(String text) {
        return text.startsWith(PREFIX);
    }

    /** A new ticket; null when too many are out. */
    public @Nullable String issue(Credentials who) {
        String value = PREFIX + RandomName.of(SECRET_BYTES);
        synchronized (this) {
            forgetTheLate();
            if (ending.size() >= MOST) {
                return null;
            }
            Ticket ticket = new Ticket(value, who, clock.getAsLong() + LIFE.toNanos());
            open.put(value, ticket);
            ending.add(ticket);
        }
        return value;
    }

    /** Whose the ticket is, the first time that it is shown in time; null otherwise. */
    synchronized @Nullable Credentials redeem(String value) {
        forgetTheLate();
        Ticket ticket = open.remove(value);
        return ticket == null ? null : ticket.who();
    }

    private void forgetTheLate() {
        long now = clock.getAsLong();
        for (Ticket next = ending.peek(); next != null && next.until() - now <= 0; next = ending.peek()) {
            ending.remove();
            open.remove(next.value());
        }
    }
}
