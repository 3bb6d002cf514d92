package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ChannelTest {

    /** What comes for this worker piles up until the future is completed. */
    static CompletableFuture<Void> occupy(Worker worker) {
        CompletableFuture<Void> free = new CompletableFuture<>();
        worker.submit(onWorker -> free.join());
        return free;
    }

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

    /** What piled up for a channel is delivered in one go, but never past what else came in between. */
    @Test
    void a_busy_worker_delivers_everything_in_the_order_in_which_it_came() {
        long seed = Long.getLong("tidings.stress.seed", System.nanoTime());
        System.out.println("tidings.stress.seed=" + seed);
        Random random = new Random(seed);
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.insecure=true", "tidings.client.ping_interval=0", "tidings.fan_out.workers=1")) {
            Peer both = fixture.peer().connects().subscribes("a").subscribes("b");
            Peer one = fixture.peer().connects().subscribes("b");
            CompletableFuture<Void> free = occupy(both.client().worker());
            List<String> forBoth = new ArrayList<>();
            List<String> forOne = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String channel = random.nextInt(5) == 0 ? "b" : "a";
                fixture.publishes(channel, String.valueOf(i));
                String push = "{\"push\":{\"channel\":\"" + channel + "\",\"pub\":{\"data\":" + i + "}}}";
                forBoth.add(push);
                if (channel.equals("b")) {
                    forOne.add(push);
                }
                if (random.nextInt(10) == 0) {
                    both.sends("{\"id\":" + (i + 3) + ",\"rpc\":{\"method\":\"echo\"}}");
                    forBoth.add("{\"id\":" + (i + 3) + ",\"rpc\":{}}");
                }
            }
            free.complete(null);
            forBoth.forEach(both::receives);
            forOne.forEach(one::receives);
            both.heardAll();
            one.heardAll();
        }
    }

    @Test
    void a_bug_in_the_work_for_one_client_costs_no_other_a_publication() {
        try (HubFixture fixture = HubFixture.with(
                "tidings.client.insecure=true",
                "tidings.client.ping_interval=0",
                "tidings.fan_out.workers=1",
                "tidings.websocket.write_batch_size=100")) {
            Peer faulty = fixture.peer().connects().subscribes("a");
            Peer other = fixture.peer().connects().subscribes("a");
            CompletableFuture<Void> free = occupy(other.client().worker());
            faulty.transport().turnFaulty();
            String data = "\"" + "x".repeat(200) + "\"";
            for (int i = 0; i < 10; i++) {
                fixture.publishes("a", data);
            }
            free.complete(null);
            for (int i = 0; i < 10; i++) {
                other.receives("{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":" + data + "}}}");
            }
            other.heardAll();
        }
    }
}
