package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.codec.FossilPatch;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Patches instead of whole publications, for who asks for them and may have them. */
interface DeltaStory extends Story {

    private JsonClient client(String user) {
        return JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of(user));
    }

    private static String subscribe(String channel, String more) {
        return "\"subscribe\":{\"channel\":\"" + channel + "\",\"delta\":\"fossil\"" + more + "}";
    }

    /** Text that is no ASCII, because patches are cut where characters end. */
    private static String quote(int price) {
        return "{\"symbol\":\"ACME\",\"venue\":\"Börse 東京 😀\",\"price\":" + price + "}";
    }

    private static JsonObject publication(JsonClient client, int offset) {
        return JsonClient.read(client.push("\"pub\":", "\"offset\":" + offset))
                .getJsonObject("push")
                .getJsonObject("pub");
    }

    @Test
    default void a_subscriber_with_deltas_makes_of_patches_what_others_get_whole() {
        String channel = "prices:" + UUID.randomUUID();
        try (var anna = client("anna");
                var ben = client("ben")) {
            assertTrue(anna.call(subscribe(channel, "")).getBoolean("delta"));
            ben.subscribe(channel);
            String before = "";
            for (int i = 1; i <= 5; i++) {
                ben.publish(channel, quote(i));
                JsonObject whole = publication(ben, i);
                assertEquals(i, whole.getJsonObject("data").getInt("price"));
                assertFalse(whole.containsKey("delta"), whole::toString);
                JsonObject sent = publication(anna, i);
                assertEquals(i > 1, sent.getBoolean("delta", false), sent::toString);
                String data = sent.getString("data");
                before = i > 1 ? FossilPatch.apply(before, data) : data;
                assertEquals(quote(i), before);
            }
        }
    }

    @Test
    default void of_what_was_missed_the_first_comes_whole() {
        String channel = "prices:" + UUID.randomUUID();
        try (var anna = client("anna")) {
            for (int i = 1; i <= 4; i++) {
                anna.publish(channel, quote(i));
            }
            var missed = anna.call(subscribe(channel, ",\"recover\":true,\"offset\":1"))
                    .getJsonArray("publications");
            assertEquals(3, missed.size());
            String before = missed.getJsonObject(0).getString("data");
            assertEquals(quote(2), before);
            for (int i = 1; i < 3; i++) {
                JsonObject patch = missed.getJsonObject(i);
                assertTrue(patch.getBoolean("delta"), patch::toString);
                before = FossilPatch.apply(before, patch.getString("data"));
                assertEquals(quote(i + 2), before);
            }
        }
    }

    @Test
    default void where_deltas_are_not_allowed_asking_for_them_changes_nothing() {
        String channel = "chat:" + UUID.randomUUID();
        try (var anna = client("anna")) {
            assertFalse(anna.call(subscribe(channel, "")).containsKey("delta"));
            for (int i : List.of(1, 2)) {
                anna.publish(channel, quote(i));
                assertEquals(i, publication(anna, i).getJsonObject("data").getInt("price"));
            }
        }
    }
}
