package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an application that writes orders to its database and publishes them with the same transaction can count on. */
interface OutboxStory extends Story {

    /** A busy machine may take long to start a job, or a server. */
    Duration PATIENCE = Duration.ofSeconds(60);

    default URI shop(String path, String customer, String quantities) {
        return base().resolve("shop/" + path + "?customer=" + customer + "&quantities=" + quantities);
    }

    /** Places orders of these quantities in one transaction, and returns the status. */
    default int order(String customer, String quantities) {
        return Http.send("POST", shop("orders", customer, quantities), "").statusCode();
    }

    default JsonClient listener(String customer) {
        var client = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"));
        client.subscribe("orders:" + customer);
        return client;
    }

    /** The quantity of the next order that comes, and the id of its row. */
    default String next(JsonClient client) {
        JsonObject pub = publication(client.push("\"pub\":"));
        return pub.getJsonObject("data").getInt("quantity") + "";
    }

    static JsonObject publication(String push) {
        return JsonClient.read(push).getJsonObject("push").getJsonObject("pub");
    }

    /** The quantities in the history of a customer's channel. */
    default List<String> history(JsonClient client, String customer) {
        return client
                .call("\"history\":{\"channel\":\"orders:" + customer + "\",\"limit\":100}")
                .getJsonArray("publications")
                .stream()
                .map(pub ->
                        String.valueOf(pub.asJsonObject().getJsonObject("data").getInt("quantity")))
                .toList();
    }

    @Test
    default void what_is_committed_is_published_in_order_with_an_id() {
        String customer = UUID.randomUUID().toString();
        try (var client = listener(customer)) {
            assertEquals(200, order(customer, "1,2,3"));
            JsonObject first = publication(client.push("\"pub\":"));
            assertEquals(1, first.getJsonObject("data").getInt("quantity"));
            assertEquals(36, first.getJsonObject("tags").getString("outbox_id").length());
            assertEquals(List.of("2", "3"), List.of(next(client), next(client)));
        }
    }

    @Test
    default void what_is_rolled_back_is_not_published() {
        String customer = UUID.randomUUID().toString();
        try (var client = listener(customer)) {
            assertEquals(409, order(customer, "1,0"));
            assertEquals(200, order(customer, "2"));
            assertEquals("2", next(client));
            assertEquals(List.of("2"), history(client, customer));
        }
    }

    @Test
    default void without_a_transaction_it_is_committed_at_once() {
        String customer = UUID.randomUUID().toString();
        try (var client = listener(customer)) {
            HttpResponse<String> said = Http.send("POST", shop("announcements", customer, "sale"), "");
            assertEquals(200, said.statusCode(), said::body);
            assertEquals("sale", publication(client.push("\"pub\":")).getString("data"));
        }
    }

    /** Chunks of two; the third has an order that the table refuses. */
    @Test
    default void a_batch_job_publishes_the_chunks_that_it_committed() {
        String customer = UUID.randomUUID().toString();
        try (var client = listener(customer)) {
            String job = Http.send("POST", shop("imports", customer, "1,2,3,4,5,0,7"), "")
                    .body();
            Await.until(
                    "the job has ended",
                    PATIENCE,
                    () -> Http.send("GET", base().resolve("shop/imports?id=" + job), "")
                            .body()
                            .equals("FAILED"));
            assertEquals(List.of("1", "2", "3", "4"), List.of(next(client), next(client), next(client), next(client)));
            assertEquals(200, order(customer, "9"));
            assertEquals("9", next(client));
            assertTrue(client.left().isEmpty(), () -> client.left().toString());
        }
    }
}
