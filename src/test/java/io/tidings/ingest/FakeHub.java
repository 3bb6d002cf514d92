package io.tidings.ingest;

import io.tidings.hub.Decision;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes publications, and refuses the channel {@code unknown}. */
final class FakeHub implements TransactionalOutbox.Publications {

    /** What came. */
    record Came(
            String channel,
            String data,
            Map<String, String> tags,
            @Nullable String key) {}

    private final List<Came> all = new CopyOnWriteArrayList<>();
    private volatile Set<String> absentFor = Set.of();
    private volatile boolean knowsAll;

    /** Its broker is absent for these payloads. */
    void isAbsentFor(String... data) {
        absentFor = Set.of(data);
    }

    /** The namespace of the channel {@code unknown} is configured. */
    void knowsAllChannels() {
        knowsAll = true;
    }

    @Override
    public CompletionStage<Decision<StreamPosition>> publish(
            String channel, Payload data, Map<String, String> tags, @Nullable String key) {
        if (channel.equals("unknown") && !knowsAll) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.UNKNOWN_CHANNEL));
        }
        if (absentFor.contains(data.text())) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
        all.add(new Came(channel, data.text(), tags, key));
        return CompletableFuture.completedFuture(Decision.granted(StreamPosition.NONE));
    }

    List<Came> all() {
        return all;
    }

    /** What came, payloads alone. */
    List<String> data() {
        return all.stream().map(Came::data).toList();
    }

    /** The payloads of one channel. */
    List<String> data(String channel) {
        return all.stream()
                .filter(came -> came.channel().equals(channel))
                .map(Came::data)
                .toList();
    }
}
