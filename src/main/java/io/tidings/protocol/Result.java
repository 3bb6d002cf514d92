package io.tidings.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a successful command answers with: one case a command. Empty results are still written, as an empty object. */
public sealed interface Result extends Outcome {

    /** Calls the method of {@code cases} that fits this result. */
    <R> R on(Cases<R> cases);

    /** One method a result. */
    interface Cases<R> {
        R connect(Connect result);

        R subscribe(Subscribe result);

        R unsubscribe(Unsubscribe result);

        R publish(Publish result);

        R presence(Presence result);

        R presenceStats(PresenceStats result);

        R history(History result);

        R rpc(Rpc result);

        R refresh(Refresh result);

        R subRefresh(SubRefresh result);
    }

    /**
     * @param client connection id
     * @param version server version
     * @param expires whether the client has to refresh; then {@code ttl} is above 0
     * @param ttl seconds until the connection expires
     * @param subs the complete set of server-side subscriptions
     * @param ping seconds between two pings; 0 when there are none
     * @param pong whether the server wants every ping answered
     * @param session secret of an emulated connection, else empty
     * @param node node of an emulated connection, else empty
     * @param time server time in milliseconds since 1970; 0 to leave it out
     */
    record Connect(
            String client,
            String version,
            boolean expires,
            long ttl,
            @Nullable Payload data,
            Map<String, Subscribe> subs,
            long ping,
            boolean pong,
            String session,
            String node,
            long time)
            implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.connect(this);
        }

        /** Leaves the session out: it authorises commands. */
        @Override
        public String toString() {
            return "Connect[" + client + ", " + subs.keySet() + "]";
        }
    }

    /**
     * @param position the stream's top, or the request's position when {@code recovered}; null when not positioned
     * @param publications the gap, ascending and complete, and only when {@code recovered}
     * @param ttl seconds until the subscription expires; above 0 exactly when {@code expires}
     * @param delta whether publications come as deltas, or as strings that deltas may follow
     */
    record Subscribe(
            boolean expires,
            long ttl,
            boolean recoverable,
            boolean positioned,
            @Nullable StreamPosition position,
            List<Publication> publications,
            boolean wasRecovering,
            boolean recovered,
            @Nullable Payload data,
            boolean delta)
            implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.subscribe(this);
        }
    }

    record Unsubscribe() implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.unsubscribe(this);
        }
    }

    record Publish() implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.publish(this);
        }
    }

    /** {@code presence}: by client id. */
    record Presence(Map<String, ClientInfo> presence) implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.presence(this);
        }
    }

    record PresenceStats(int numClients, int numUsers) implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.presenceStats(this);
        }
    }

    /** {@code position}: always the stream's top. */
    record History(List<Publication> publications, StreamPosition position) implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.history(this);
        }
    }

    record Rpc(@Nullable Payload data) implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.rpc(this);
        }
    }

    record Refresh(boolean expires, long ttl) implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.refresh(this);
        }
    }

    record SubRefresh(boolean expires, long ttl) implements Result {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.subRefresh(this);
        }
    }
}
