package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Another WAR of the same server, {@link io.tidings.it.neighbour}, publishes to this hub. */
interface NeighbourStory extends Story {

    /** Asks the other WAR to publish, and returns what it says. */
    private String neighbour(String how, String channel, String json) {
        return neighbour(how, "channel=" + channel + "&json=" + json);
    }

    private String neighbour(String how, String form) {
        var answer = Http.send(
                "POST",
                base().resolve("neighbour/publish" + how),
                form,
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

    @Test
    default void who_has_logged_in_at_another_war_connects_with_its_ticket_until_it_logs_them_out() {
        String login = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        try (var anna = withTicket("anna", login);
                var elsewhere = withTicket("anna", other)) {
            String unused = neighbour("/ticket", "user=anna&login=" + login);
            neighbour("/logout", "login=" + login);
            assertEquals(3503, anna.end().code());
            assertEquals(109, refusalOf(unused));
            elsewhere.subscribe("chat:" + login);
        }
    }

    /** Connected as this user, who has logged in at the other WAR. */
    private JsonClient withTicket(String user, String login) {
        String ticket = neighbour("/ticket", "user=" + user + "&login=" + login);
        var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), ticket);
        client.subscribe("chat:" + login + "#" + user);
        assertEquals(103, client.error("\"subscribe\":{\"channel\":\"chat:" + login + "#somebody-else\"}"));
        return client;
    }

    private int refusalOf(String ticket) {
        try (var late = JsonClient.to(socket(HandshakeStory.ENDPOINT))) {
            return late.error("\"connect\":{\"token\":\"" + ticket + "\"}");
        }
    }

    @Test
    default void nobody_logs_in_nobody() {
        assertEquals("the user id is empty", neighbour("/ticket", "user=&login=7"));
        assertEquals("the login has no name", neighbour("/ticket", "user=anna&login="));
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
