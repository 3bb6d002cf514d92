package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines();

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

    /** A client that its own worker leaves alone for the time of a test. */
    private static Client settled(HubFixture fixture) {
        Peer peer = fixture.peer();
        ConnectingTest.settled(peer);
        peer.client().scheduledAt(Deadlines.NEVER);
        return peer.client();
    }
}
