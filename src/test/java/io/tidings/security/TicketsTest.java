package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Credentials;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketsTest {

    private static final Credentials ANNA = new Credentials("anna", 0, null, Map.of());

    private final FakeNanos clock = new FakeNanos();
    private final Tickets tickets = new Tickets(clock);

    @Test
    void a_ticket_is_good_once() {
        String ticket = tickets.issue(ANNA);

        assertEquals(ANNA, tickets.redeem(ticket));
        assertNull(tickets.redeem(ticket));
    }

    @Test
    void a_ticket_is_good_for_half_a_minute() {
        String first = tickets.issue(ANNA);
        String second = tickets.issue(ANNA);
        clock.advance(Duration.ofSeconds(30).minusNanos(1));
        assertEquals(ANNA, tickets.redeem(first));
        clock.advance(Duration.ofNanos(1));
        assertNull(tickets.redeem(second));
    }

    @Test
    void no_ticket_is_like_another_and_none_is_like_a_token() {
        String ticket = tickets.issue(ANNA);

        assertNotEquals(ticket, tickets.issue(ANNA));
        assertTrue(Tickets.isTicket(ticket));
        assertTrue(ticket.matches("[A-Za-z0-9._-]{50,70}"), ticket);
        assertNull(tickets.redeem(ticket + "x"));
        assertNull(tickets.redeem("tidings-ticket."));
    }

    @Test
    void when_too_many_are_out_there_is_none_until_some_have_ended() {
        for (int i = 0; i < 100_000; i++) {
            assertNotNull(tickets.issue(ANNA));
        }
        assertNull(tickets.issue(ANNA));
        clock.advance(Duration.ofSeconds(30));
        assertNotNull(tickets.issue(ANNA));
    }
}
