package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Another WAR of the same server, {@link io.tidings.it.neighbour}, publishes to this hub. */
interface NeighbourStory extends Story {

    /** Asks the other WAR to publish, and returns what it says. */
    private String neighbour(String how, String channel, String json) {
        var answer = Http.send(
                "POST",
                base().resolve("neighbour/publish" + how),
                "channel=" + channel + "&json=" + json,
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body();
    }

    @Test
    default void another_war_publishes_to_the_hub_and_is_told_the_offset() {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            anna.subscribe(channel);
            assertEquals("1", neighbour("", channel, "{ \"from\":\"next door\" }"));
            anna.push("\"data\":{ \"from\":\"next door\" }", "\"offset\":1");
        }
    }

    @Test
    default void a_refusal_crosses_the_border_in_words() {
        assertEquals(
                "java.lang.IllegalArgumentException: channel nowhere:x: unknown channel (102)",
                neighbour("", "nowhere:x", "1"));
        assertEquals(
                "java.lang.IllegalArgumentException: channel chat:x: bad request (107)", neighbour("", "chat:x", "{"));
    }

    /** Where the server has transactions at all: the WildFly of these tests is built without. */
    @Test
    default void the_other_wars_transaction_counts() {
        String channel = "chat:" + UUID.randomUUID();
        String rolledBack = neighbour("/rolledback", channel, "1");
        assertTrue(rolledBack.equals("false cancelled") || rolledBack.equals("no transactions"), rolledBack);
        String committed = neighbour("/committed", channel, "2");
        assertTrue(committed.equals("false 1") || committed.equals("no transactions"), committed);
    }
}
