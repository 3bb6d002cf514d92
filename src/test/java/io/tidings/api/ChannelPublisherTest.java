package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.transaction.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelPublisherTest {

    private final PublishingHub fixture = new PublishingHub();
    private final FakeTransactions transactions = new FakeTransactions();
    private final Outgoing outgoing = new Outgoing(fixture.hub(), new AfterCommit(transactions, 100_000));

    @AfterEach
    void close() {
        fixture.close();
    }

    private <T> Publisher<T> to(String channel) {
        return ChannelPublisher.of(outgoing, ChannelTemplate.parse(channel));
    }

    private static Position position(CompletionStage<Position> publication) {
        return publication.toCompletableFuture().join();
    }

    private static int refusal(CompletionStage<Position> publication) {
        var failed = assertThrows(
                CompletionException.class,
                () -> publication.toCompletableFuture().join());
        return assertInstanceOf(RefusedException.class, failed.getCause()).code();
    }

    @Test
    void an_object_is_published_as_json_and_its_place_is_told() {
        Publisher<Map<String, Integer>> news = to("kept:news");
        assertEquals(1, position(news.publish(Map.of("a", 1))).offset());
        Position second = position(news.publish(Map.of("a", 2)));
        assertEquals(2, second.offset());
        assertEquals(false, second.epoch().isEmpty());
        assertEquals("{\"a\":2}", fixture.kept("kept:news").get(1).data().text());
    }

    @Test
    void without_history_there_is_no_place() {
        assertEquals(new Position(0, ""), position(to("plain").publish("x")));
    }

    @Test
    void text_and_bytes_are_published_as_they_are() {
        position(to("kept:a").publishJson("{ \"a\" : 1.0 }"));
        position(to("kept:a").publishBytes(new byte[] {'[', '1', ']'}));
        assertEquals("{ \"a\" : 1.0 }", fixture.kept("kept:a").get(0).data().text());
        assertEquals("[1]", fixture.kept("kept:a").get(1).data().text());
    }

    @Test
    void what_the_channel_does_not_take_is_refused_with_the_protocols_code() {
        assertEquals(107, refusal(to("plain").publishJson("no json")));
        assertEquals(107, refusal(to("plain").publishBytes(new byte[0])));
        assertEquals(102, refusal(to("nowhere:a").publish("x")));
    }

    @Test
    void the_payload_is_what_it_was_when_it_was_published() {
        Map<String, Integer> changing = new HashMap<>(Map.of("a", 1));
        transactions.begin();
        to("kept:a").publish(changing);
        changing.put("a", 2);
        transactions.end(Status.STATUS_COMMITTED);
        assertEquals("{\"a\":1}", fixture.kept("kept:a").get(0).data().text());
    }

    @Test
    void a_rollback_publishes_nothing() {
        transactions.begin();
        to("kept:a").publish("x");
        transactions.end(Status.STATUS_ROLLEDBACK);
        assertEquals(0, fixture.kept("kept:a").size());
    }

    @Test
    void a_template_wants_its_parts_before_it_publishes() {
        Publisher<String> orders = to("kept:{region}");
        assertThrows(IllegalStateException.class, () -> orders.publish("x"));
        position(orders.to("eu").publish("x"));
        assertEquals(1, fixture.kept("kept:eu").size());
    }

    @Test
    void one_user_gets_a_channel_of_its_own() {
        position(to("kept:news").publishTo("anna", "x"));
        assertEquals(1, fixture.kept("kept:news#anna").size());
        assertThrows(IllegalArgumentException.class, () -> to("kept:news").publishTo("anna,ben", "x"));
    }

    @Test
    void labels_go_along_and_the_publisher_without_them_stays_as_it_was() {
        Publisher<String> plain = to("kept:a");
        position(plain.tagged("k", "1").tagged("k", "2").tagged("l", "3").publish("x"));
        position(plain.publish("y"));
        assertEquals(Map.of("k", "2", "l", "3"), fixture.kept("kept:a").get(0).tags());
        assertEquals(Map.of(), fixture.kept("kept:a").get(1).tags());
    }

    @Test
    void what_is_repeated_under_one_key_is_published_once() {
        Publisher<String> once = this.<String>to("kept:a").once("order-17");
        assertEquals(1, position(once.publish("x")).offset());
        assertEquals(1, position(once.publish("x")).offset());
        assertEquals(2, position(once.once("order-18").publish("x")).offset());
        assertEquals(107, refusal(once.once("k".repeat(256)).publish("x")));
        assertThrows(IllegalArgumentException.class, () -> once.once(""));
    }
}
