package io.tidings.hub;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An application without methods. */
public final class NoCalls implements ClientCalls {
    @Override
    public CompletionStage<Decision<Rpc>> rpc(ClientInfo caller, String method, @Nullable Payload data) {
        return CompletableFuture.completedFuture(Decision.refused(ErrorCode.METHOD_NOT_FOUND));
    }

    @Override
    public boolean message(ClientInfo sender, @Nullable Payload data) {
        return false;
    }
}
