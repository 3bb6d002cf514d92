package io.tidings.hub;

import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import java.time.Duration;

/** What tests of one recoverable channel, {@code a}, say and hear. */
final class StreamWords {

    static final String WITHOUT = "tidings.channel.without_namespace.";
    static final String[] STREAM = {
        "tidings.client.insecure=true",
        WITHOUT + "history_size=5",
        WITHOUT + "history_ttl=60s",
        WITHOUT + "force_recovery=true",
    };
    static final Retention RETENTION = new Retention(5, Duration.ofMinutes(1), Duration.ofDays(30));

    static String subscribe(String more) {
        return "{\"id\":2,\"subscribe\":{\"channel\":\"a\"" + more + "}}";
    }

    static String recover(long offset, String epoch) {
        return subscribe(",\"recover\":true,\"offset\":" + offset + ",\"epoch\":\"" + epoch + "\"");
    }

    static String publication(int offset, String epoch) {
        return "{\"push\":{\"channel\":\"a\",\"pub\":{\"data\":" + offset + ",\"offset\":" + offset
                + (offset == 1 ? ",\"epoch\":\"" + epoch + "\"" : "") + "}}}";
    }

    static void publish(HubFixture fixture, int from, int to) {
        for (int i = from; i <= to; i++) {
            fixture.publishes("a", String.valueOf(i));
        }
    }

    static String epoch(HubFixture fixture) {
        return fixture.stores()
                .read("a", HistoryQuery.TOP, RETENTION)
                .toCompletableFuture()
                .join()
                .top()
                .epoch();
    }

    /** Something that a broker of several nodes might deliver. */
    static void deliver(HubFixture fixture, long offset, String epoch) {
        Publication publication =
                Publication.of(Payload.json(String.valueOf(offset)), null).at(offset);
        fixture.stores().deliver("a", new ChannelEvent.Published(publication, epoch));
    }

    private StreamWords() {}
}
