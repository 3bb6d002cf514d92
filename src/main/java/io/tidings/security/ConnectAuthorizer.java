package io.tidings.security;

import io.tidings.hub.Authorizer;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.protocol.SubscribeRequest;
import java.util.concurrent.CompletionStage;

/**
 * Has a word of its own about who connects; everything else another authorizer decides, the inner one. Thread-safe if that
 * one is.
 */
abstract class ConnectAuthorizer implements Authorizer {

    final Authorizer inner;

    ConnectAuthorizer(Authorizer inner) {
        this.inner = inner;
    }

    @Override
    public final CompletionStage<Decision<Grant>> subscribe(Credentials who, String client, SubscribeRequest request) {
        return inner.subscribe(who, client, request);
    }

    @Override
    public final CompletionStage<Decision<Credentials>> refresh(Credentials who, String token) {
        return inner.refresh(who, token);
    }

    @Override
    public final CompletionStage<Decision<Grant>> subRefresh(
            Credentials who, String client, String channel, String token) {
        return inner.subRefresh(who, client, channel, token);
    }
}
