package io.tidings.hub;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Application code: {@code echo} answers, {@code broken} throws, messages are kept. */
final class FakeCalls implements ClientCalls {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private volatile boolean takesMessages = true;

    @Override
    public CompletionStage<Decision<Rpc>> rpc(ClientInfo caller, String method, @Nullable Payload data) {
        return switch (method) {
            case "echo" -> CompletableFuture.completedFuture(Decision.granted(new Rpc(data)));
            case "broken" -> CompletableFuture.failedFuture(new IllegalStateException("a bug, on purpose"));
            default -> CompletableFuture.completedFuture(Decision.refused(ErrorCode.NOT_AVAILABLE));
        };
    }

    @Override
    public boolean message(ClientInfo sender, @Nullable Payload data) {
        if (takesMessages) {
            messages.add(String.valueOf(data));
        }
        return takesMessages;
    }

    void takeNoMessages() {
        takesMessages = false;
    }

    List<String> messages() {
        return messages;
    }
}
