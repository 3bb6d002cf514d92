package io.tidings.hub;

import io.tidings.protocol.Command;
import io.tidings.protocol.SubscribeRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says what the test says, when the test says it; until then everything is granted at once, to nobody in particular. */
final class FakeAuthorizer implements Authorizer {

    private volatile CompletionStage<Decision<Credentials>> connect =
            CompletableFuture.completedFuture(Decision.granted(Credentials.ANONYMOUS));
    private volatile CompletionStage<Decision<Grant>> subscribe =
            CompletableFuture.completedFuture(Decision.granted(Grant.PLAIN));
    private volatile CompletionStage<Decision<Grant>> subRefresh =
            CompletableFuture.completedFuture(Decision.granted(Grant.PLAIN));

    /** The answer to connect and refresh from now on, perhaps not known yet. */
    void connecting(CompletionStage<Decision<Credentials>> answer) {
        connect = answer;
    }

    /** The same, known already. */
    void connecting(Credentials who) {
        connect = CompletableFuture.completedFuture(Decision.granted(who));
    }

    /** The answer to a subscribe with a token from now on. */
    void subscribing(CompletionStage<Decision<Grant>> answer) {
        subscribe = answer;
    }

    void subRefreshing(CompletionStage<Decision<Grant>> answer) {
        subRefresh = answer;
    }

    @Override
    public CompletionStage<Decision<Credentials>> connect(Command.Connect command, Handshake handshake) {
        return connect;
    }

    @Override
    public CompletionStage<Decision<Grant>> subscribe(Credentials who, String client, SubscribeRequest request) {
        return subscribe;
    }

    @Override
    public CompletionStage<Decision<Credentials>> refresh(Credentials who, String token) {
        return connect;
    }

    @Override
    public CompletionStage<Decision<Grant>> subRefresh(Credentials who, String client, String channel, String token) {
        return subRefresh;
    }
}
