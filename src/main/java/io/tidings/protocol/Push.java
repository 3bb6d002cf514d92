package io.tidings.protocol;

import org.jspecify.annotations.Nullable;

/** What the server sends unasked. The cases are closed, as those of {@link Command} are. */
public sealed interface Push extends Reply {

    /** Calls the method of {@code cases} that fits this push. */
    <R> R on(Cases<R> cases);

    /** One method a push. */
    interface Cases<R> {
        R publication(OfPublication push);

        R join(Join push);

        R leave(Leave push);

        R unsubscribe(Unsubscribe push);

        R subscribe(Subscribe push);

        R message(Message push);

        R connect(Connect push);

        R disconnect(Disconnect push);

        R refresh(Refresh push);
    }

    /**
     * A publication on its way to a subscriber.
     *
     * @param epoch the stream's epoch; written only with offset 1, so that a client that saw no epoch can learn it
     */
    record OfPublication(String channel, Publication publication, String epoch) implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.publication(this);
        }
    }

    record Join(String channel, ClientInfo info) implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.join(this);
        }
    }

    record Leave(String channel, ClientInfo info) implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.leave(this);
        }
    }

    record Unsubscribe(String channel, UnsubscribeCode code) implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.unsubscribe(this);
        }
    }

    /** A server-side subscription made while connected; {@code position} is null when it is not positioned. */
    record Subscribe(
            String channel,
            boolean recoverable,
            boolean positioned,
            @Nullable StreamPosition position,
            @Nullable Payload data)
            implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.subscribe(this);
        }
    }

    record Message(Payload data) implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.message(this);
        }
    }

    /** Only for unidirectional transports, whose clients sent no connect command that could be answered. */
    record Connect(Result.Connect result) implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.connect(this);
        }
    }

    /** Only for transports without a close frame of their own. */
    record Disconnect(DisconnectCode code) implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.disconnect(this);
        }
    }

    record Refresh(boolean expires, long ttl) implements Push {
        @Override
        public <R> R on(Cases<R> cases) {
            return cases.refresh(this);
        }
    }
}
