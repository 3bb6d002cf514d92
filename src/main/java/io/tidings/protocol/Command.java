package io.tidings.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client may send. The cases are closed: {@link Cases} makes the compiler name every place that forgets one.
 *
 * <p>{@code id} is chosen by the client, above 0, and echoed in the reply; {@link Send} and {@link Pong} have none.
 */
public sealed interface Command {

    /** What the client called it; 0 for one that is not answered. */
    default long id() {
        return 0;
    }

    /** Calls the method of {@code cases} that fits this command. */
    void on(Cases cases);

    /** One method a command. */
    interface Cases {
        void connect(Connect command);

        void subscribe(Subscribe command);

        void unsubscribe(Unsubscribe command);

        void publish(Publish command);

        void presence(Presence command);

        void presenceStats(PresenceStats command);

        void history(History command);

        void rpc(Rpc command);

        void send(Send command);

        void refresh(Refresh command);

        void subRefresh(SubRefresh command);

        void ping(Ping command);

        void pong(Pong command);
    }

    /**
     * The first command of every connection.
     *
     * @param subs what the client remembers of, or wishes for, server-side subscriptions, by channel
     * @param headers headers chosen by the client: never a proof of anything
     */
    record Connect(
            long id,
            String token,
            @Nullable Payload data,
            Map<String, SubscribeRequest> subs,
            String name,
            String version,
            Map<String, String> headers)
            implements Command {
        @Override
        public void on(Cases cases) {
            cases.connect(this);
        }

        /** Leaves out the token and what the client said. */
        @Override
        public String toString() {
            return "Connect[" + id + ", " + name + ", " + subs.keySet() + "]";
        }
    }

    record Subscribe(long id, SubscribeRequest request) implements Command {
        @Override
        public void on(Cases cases) {
            cases.subscribe(this);
        }
    }

    record Unsubscribe(long id, String channel) implements Command {
        @Override
        public void on(Cases cases) {
            cases.unsubscribe(this);
        }
    }

    /** {@code type} 0 is a stream publication, anything else a map operation. */
    record Publish(long id, String channel, @Nullable Payload data, int type) implements Command {
        @Override
        public void on(Cases cases) {
            cases.publish(this);
        }
    }

    record Presence(long id, String channel) implements Command {
        @Override
        public void on(Cases cases) {
            cases.presence(this);
        }
    }

    record PresenceStats(long id, String channel) implements Command {
        @Override
        public void on(Cases cases) {
            cases.presenceStats(this);
        }
    }

    /** {@code limit} 0 asks for the position only, -1 for as much as the server gives. */
    record History(
            long id, String channel, int limit, @Nullable StreamPosition since, boolean reverse) implements Command {
        @Override
        public void on(Cases cases) {
            cases.history(this);
        }
    }

    record Rpc(long id, String method, @Nullable Payload data) implements Command {
        @Override
        public void on(Cases cases) {
            cases.rpc(this);
        }
    }

    /** An asynchronous message to the server; it has no reply. */
    record Send(@Nullable Payload data) implements Command {
        @Override
        public void on(Cases cases) {
            cases.send(this);
        }
    }

    record Refresh(long id, String token) implements Command {
        @Override
        public void on(Cases cases) {
            cases.refresh(this);
        }

        /** Leaves out the token. */
        @Override
        public String toString() {
            return "Refresh[" + id + "]";
        }
    }

    /** {@code type} 0 is a token refresh, anything else belongs to shared polls. */
    record SubRefresh(long id, String channel, String token, int type) implements Command {
        @Override
        public void on(Cases cases) {
            cases.subRefresh(this);
        }

        /** Leaves out the token. */
        @Override
        public String toString() {
            return "SubRefresh[" + id + ", " + channel + "]";
        }
    }

    /** A relic of protocol version 1: in version 2 only the server pings. */
    record Ping(long id) implements Command {
        @Override
        public void on(Cases cases) {
            cases.ping(this);
        }
    }

    /** The answer to a server's ping: an empty command. */
    record Pong() implements Command {
        @Override
        public void on(Cases cases) {
            cases.pong(this);
        }
    }
}
