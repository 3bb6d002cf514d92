package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines(1);

    @Test
    void clients_come_up_when_they_are_due_and_once() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            Client first = settled(fixture);
            Client second = settled(fixture);
            assertEquals(Deadlines.NEVER, deadlines.next());
            deadlines.schedule(second, 200);
            deadlines.schedule(first, 100);
            assertEquals(100, deadlines.next());
            assertNull(deadlines.poll(99));
            assertSame(first, deadlines.poll(300));
            assertSame(second, deadlines.poll(300));
            assertNull(deadlines.poll(300));
        }
    }

    @Test
    void who_is_due_between_two_ticks_comes_up_at_the_second_of_them() {
        Deadlines ticking = new Deadlines(100);
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            Client soon = settled(fixture);
            Client late = settled(fixture);
            Client punctual = settled(fixture);
            ticking.schedule(late, 200);
            ticking.schedule(soon, 101);
            ticking.schedule(punctual, 100);
            assertEquals(100, ticking.next());
            assertSame(punctual, ticking.poll(100));
            assertEquals(200, ticking.next());
            assertNull(ticking.poll(199));
            assertNotNull(ticking.poll(200));
            assertNotNull(ticking.poll(200));
            assertNull(ticking.poll(1000));
            // clocks that only go forwards may begin anywhere
            ticking.schedule(soon, -150);
            assertEquals(-100, ticking.next());
        }
    }

    @Test
    void the_earlier_of_two_times_counts() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            Client client = settled(fixture);
            deadlines.schedule(client, 200);
            deadlines.schedule(client, 300);
            deadlines.schedule(client, 100);
            assertSame(client, deadlines.poll(100));
            assertNull(deadlines.poll(1000));
            deadlines.schedule(client, 500);
            assertSame(client, deadlines.poll(500));
        }
    }

    @Test
    void a_client_that_is_forgotten_does_not_come_up() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            Client gone = settled(fixture);
            Client there = settled(fixture);
            deadlines.schedule(gone, 100);
            deadlines.schedule(there, 100);
            deadlines.forget(gone);
            deadlines.forget(gone);
            assertNull(gone.deadline());
            assertSame(there, deadlines.poll(1000));
            assertNull(deadlines.poll(1000));
            deadlines.schedule(gone, 2000);
            assertSame(gone, deadlines.poll(2000));
        }
    }

    @Test
    void what_was_forgotten_takes_no_more_room_than_what_is_left() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            Client client = settled(fixture);
            for (int i = 0; i < 10_000; i++) {
                deadlines.schedule(client, 1_000_000 - i);
                assertTrue(deadlines.size() <= 1_002, "entries after " + (i + 1));
            }
            assertSame(client, deadlines.poll(1_000_000));
            assertNull(deadlines.poll(1_000_000));
            assertEquals(0, deadlines.size());
        }
    }

    @Test
    void a_client_that_has_gone_is_kept_by_no_deadline() {
        try (HubFixture fixture = HubFixture.authorizedByTest("tidings.client.stale_close_delay=24h")) {
            Peer left = fixture.peer();
            assertNotEquals(Deadlines.NEVER, left.nextLook());
            assertEquals(Deadlines.NEVER, left.vanishes().nextLook());
            Peer sentAway = fixture.peer();
            sentAway.client().disconnect(DisconnectCode.FORCE_DISCONNECT);
            sentAway.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
            assertEquals(Deadlines.NEVER, sentAway.nextLook());
        }
    }

    /** A client that its own worker has no deadline for. */
    static Client settled(HubFixture fixture) {
        Peer peer = fixture.peer();
        ConnectingTest.settled(peer);
        peer.client().deadline(null);
        return peer.client();
    }
}
