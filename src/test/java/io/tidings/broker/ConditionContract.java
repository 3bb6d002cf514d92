package io.tidings.broker;

import static io.tidings.broker.Crowd.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tidings.hub.Broker;
import io.tidings.hub.ChannelEvent;
import io.tidings.hub.Retention;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.StreamPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hub expects of a broker that gets a publication with a condition. */
abstract class ConditionContract extends StartedBroker<Broker> {

    private static final Retention KEPT = new Retention(10, Duration.ofMinutes(10), Duration.ofMinutes(20));

    @BeforeEach
    void subscribe() throws Exception {
        await(broker.subscribe(channel));
    }

    @Test
    void a_repeat_is_not_made_and_is_told_the_position_of_the_first() throws Exception {
        StreamPosition first = once("k", "first");
        publish("between", PublishCondition.NONE);
        assertEquals(first, once("k", "again"));
        assertEquals(3, publish("after", PublishCondition.NONE).offset());
        assertEquals(List.of("first", "between", "after"), texts());
    }

    @Test
    void a_repeat_is_not_made_where_nothing_is_kept_either() throws Exception {
        ChannelEvent event = event("first", PublishCondition.once("k"));
        assertEquals(StreamPosition.NONE, await(broker.publish(channel, event, Retention.NONE)));
        assertEquals(StreamPosition.NONE, await(broker.publish(channel, event, Retention.NONE)));
        assertEquals(List.of("first"), texts());
    }

    @Test
    void a_key_counts_for_its_channel_alone() throws Exception {
        once("k", "here");
        await(broker.publish(channel + "-other", event("there", PublishCondition.once("k")), KEPT));
        assertEquals(2, once("l", "other key").offset());
        assertEquals(
                2,
                await(broker.publish(channel + "-other", event("there", PublishCondition.NONE), KEPT))
                        .offset());
    }

    @Test
    void of_many_who_bring_a_key_at_once_one_publishes_and_all_are_told_the_same() throws Exception {
        List<StreamPosition> told = Crowd.all(8, publisher -> () -> once("k", "by " + publisher));
        assertEquals(1, told.stream().distinct().count());
        assertEquals(1, texts().size());
    }

    @Test
    void an_old_version_is_not_made_and_is_told_the_top() throws Exception {
        newer(5, "", "five");
        StreamPosition top = newer(7, "", "seven");
        assertEquals(top, newer(6, "", "six"));
        assertEquals(top, newer(7, "", "seven again"));
        assertEquals(3, newer(8, "", "eight").offset());
        assertEquals(List.of("five", "seven", "eight"), texts());
    }

    @Test
    void a_publication_without_a_version_is_made_and_changes_none() throws Exception {
        newer(5, "", "five");
        assertEquals(2, publish("plain", PublishCondition.NONE).offset());
        assertEquals(2, newer(5, "", "five again").offset());
        assertEquals(List.of("five", "plain"), texts());
    }

    @Test
    void in_another_epoch_versions_start_again_and_without_one_they_go_on() throws Exception {
        newer(5, "a", "a5");
        assertEquals(1, newer(5, "a", "a5 again").offset());
        assertEquals(2, newer(1, "b", "b1").offset());
        assertEquals(2, newer(1, "", "1").offset());
        assertEquals(3, newer(2, "", "2").offset());
        assertEquals(3, newer(2, "b", "b2").offset());
        assertEquals(4, newer(1, "a", "a1").offset());
        assertEquals(List.of("a5", "b1", "2", "a1"), texts());
    }

    @Test
    void where_nothing_is_kept_every_version_is_made() throws Exception {
        ChannelEvent event = event("five", PublishCondition.newer(5, ""));
        await(broker.publish(channel, event, Retention.NONE));
        await(broker.publish(channel, event, Retention.NONE));
        assertEquals(List.of("five", "five"), texts());
    }

    @Test
    void versions_count_for_their_channel_alone() throws Exception {
        StreamPosition here = newer(5, "", "here");
        StreamPosition there =
                await(broker.publish(channel + "-other", event("there", PublishCondition.newer(1, "")), KEPT));
        assertEquals(1, there.offset());
        assertNotEquals(here.epoch(), there.epoch());
    }

    /** All that has been delivered, up to a last publication that this makes. */
    private List<String> texts() throws Exception {
        await(broker.publish(channel, event("the last", PublishCondition.NONE), Retention.NONE));
        List<String> texts = new ArrayList<>();
        for (String text = deliveries.next().text();
                !text.equals("the last");
                text = deliveries.next().text()) {
            texts.add(text);
        }
        return texts;
    }

    private StreamPosition once(String key, String text) throws Exception {
        return publish(text, PublishCondition.once(key));
    }

    private StreamPosition newer(long version, String epoch, String text) throws Exception {
        return publish(text, PublishCondition.newer(version, epoch));
    }

    private StreamPosition publish(String text, PublishCondition condition) throws Exception {
        return await(broker.publish(channel, event(text, condition), KEPT));
    }

    private static ChannelEvent event(String text, PublishCondition condition) {
        return new ChannelEvent.Published(Publication.of(Payload.of(text.getBytes(UTF_8)), null), "", false, condition);
    }
}
