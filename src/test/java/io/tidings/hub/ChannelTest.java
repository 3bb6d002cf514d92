package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelTest {

    @Test
    void a_lane_forgets_any_of_its_subscriptions_at_once() {
        long seed = Long.getLong("tidings.stress.seed", System.nanoTime());
        System.out.println("tidings.stress.seed=" + seed);
        Random random = new Random(seed);
        try (HubFixture fixture = HubFixture.authorizedByTest()) {
            Client client = fixture.peer().client();
            Channel.Lane lane = new Channel.Lane();
            List<Subscription> expected = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                if (expected.isEmpty() || random.nextInt(5) < 3) {
                    Subscription subscription = new Subscription(client, "a", false);
                    lane.add(subscription);
                    expected.add(subscription);
                } else {
                    Subscription leaving = expected.remove(random.nextInt(expected.size()));
                    lane.remove(leaving);
                    lane.remove(leaving);
                    assertEquals(-1, leaving.laneIndex());
                }
                long places = expected.stream()
                        .mapToInt(Subscription::laneIndex)
                        .distinct()
                        .count();
                assertEquals(expected.size(), places);
                int size = expected.size();
                assertEquals(
                        size,
                        expected.stream()
                                .filter(each -> each.laneIndex() >= 0 && each.laneIndex() < size)
                                .count());
            }
        }
    }
}
