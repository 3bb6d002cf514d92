package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels for those with a role, a name or a capability; what all the rules come to is in {@code RuleTableTest}. */
interface RuleStory extends Story {

    private static String desk() {
        return "desk:" + UUID.randomUUID();
    }

    private static String about(String operation, String channel) {
        return "\"" + operation + "\":{\"channel\":\"" + channel + "\",\"data\":{}}";
    }

    private static String dora(String roles) {
        return Tokens.signed(
                "{\"sub\":\"dora\",\"exp\":" + Tokens.in(600) + ",\"realm_access\":{\"roles\":[" + roles + "]}}");
    }

    private JsonClient login(String user) {
        var client = JsonClient.by(socket(HandshakeStory.ENDPOINT), Http.basic(user + ":demo"));
        client.connect("");
        return client;
    }

    @Test
    default void a_role_of_the_container_opens_what_the_namespace_says_and_no_more() {
        String desk = desk();
        try (var anna = login("anna");
                var ben = login("ben");
                var chris = login("chris")) {
            anna.subscribe(desk);
            assertEquals(103, ben.error(about("subscribe", desk)));
            assertEquals(103, anna.error(about("publish", desk)));
            chris.publish(desk, "{\"n\":1}");
            anna.push("\"data\":{\"n\":1}");
            ben.call(about("presence", desk));
            assertEquals(103, anna.error(about("presence", desk)));
        }
    }

    @Test
    default void a_role_of_the_container_counts_where_the_answer_is_a_stream_too() {
        String desk = desk();
        var request = HttpRequest.newBuilder(base().resolve("connection/http_stream"))
                .header("Content-Type", "application/json")
                .header("Authorization", Http.basic("anna:demo"))
                .POST(BodyPublishers.ofString("{\"id\":1,\"connect\":{\"subs\":{\"" + desk + "\":{}}}}"))
                .build();
        try (var stream = OpenResponse.to(request)) {
            String reply = stream.line("{\"id\":1,\"connect\":");
            assertTrue(reply.contains(desk), reply);
        }
    }

    @Test
    default void a_role_of_a_token_opens_it_too_and_a_new_token_without_the_role_closes_it() {
        String desk = desk();
        try (var dora = JsonClient.connected(socket(HandshakeStory.ENDPOINT), dora("\"publisher\""))) {
            dora.subscribe(desk);
            dora.call("\"refresh\":{\"token\":\"" + dora("\"publisher\",\"admin\"") + "\"}");
            dora.publish(desk, "{\"n\":1}");
            dora.push("\"data\":{\"n\":1}");
            dora.call("\"refresh\":{\"token\":\"" + dora("") + "\"}");
            String push = dora.push("\"unsubscribe\":");
            assertTrue(push.contains("{\"code\":2502,"), push);
            assertEquals(103, dora.error(about("subscribe", desk)));
        }
    }

    @ParameterizedTest
    @CsvSource({"closed:*, wildcard", "^closed:[-0-9a-f]+$, regex"})
    default void a_capability_of_a_token_opens_what_no_option_does(String names, String match) {
        String token = Tokens.signed("{\"sub\":\"dora\",\"caps\":[{\"channels\":[\"" + names + "\"],\"match\":\""
                + match + "\",\"allow\":[\"sub\"]}]}");
        String channel = "closed:" + UUID.randomUUID();
        try (var dora = JsonClient.connected(socket(HandshakeStory.ENDPOINT), token);
                var ben = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("ben"))) {
            dora.subscribe(channel);
            assertEquals(103, dora.error(about("publish", channel)));
            assertEquals(103, ben.error(about("subscribe", channel)));
        }
    }
}
