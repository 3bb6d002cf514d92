package io.tidings.api;

import io.tidings.hub.ClientCalls;
import io.tidings.hub.Decision;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Brings clients' calls to the beans that observe them. Thread-safe. */
@ApplicationScoped
public class CdiCalls implements ClientCalls {

    private static final System.Logger LOG = System.getLogger(CdiCalls.class.getName());

    /** Separates an RPC namespace from the method's name, as in {@code billing:pay}. */
    private static final char NAMESPACE_BOUNDARY = ':';

    @Inject
    @Any
    private Event<RpcCall> calls;

    @Inject
    @Any
    private Event<ClientMessage> messages;

    @Inject
    private CallObservers observers;

    @Override
    @ActivateRequestContext
    public CompletionStage<Decision<ClientCalls.Rpc>> rpc(ClientInfo caller, String method, @Nullable Payload data) {
        if (!observers.observesMethod(method)) {
            return CompletableFuture.completedFuture(Decision.refused(unknown(method)));
        }
        RpcCall call = new RpcCall(Caller.of(caller), method, data);
        try {
            calls.select(new io.tidings.api.Rpc.Literal(method)).fire(call);
        } catch (ClientData.BadData mismatch) {
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.BAD_REQUEST));
        } catch (OutboxUnavailable later) {
            // temporary: the SDKs try again
            return CompletableFuture.completedFuture(Decision.refused(ErrorCode.INTERNAL));
        } catch (RuntimeException bug) {
            return CompletableFuture.failedFuture(bug);
        }
        ErrorCode refusal = call.refusal();
        return CompletableFuture.completedFuture(
                refusal != null ? Decision.refused(refusal) : Decision.granted(new ClientCalls.Rpc(call.result())));
    }

    /** A namespace nobody knows is an unknown method; a name without one is a feature nobody has switched on. */
    private ErrorCode unknown(String method) {
        int boundary = method.indexOf(NAMESPACE_BOUNDARY);
        return boundary >= 0 && !observers.observesPrefix(method.substring(0, boundary + 1))
                ? ErrorCode.METHOD_NOT_FOUND
                : ErrorCode.NOT_AVAILABLE;
    }

    @Override
    @ActivateRequestContext
    public boolean message(ClientInfo sender, @Nullable Payload data) {
        if (!observers.observesMessages()) {
            return false;
        }
        try {
            messages.fire(new ClientMessage(Caller.of(sender), data));
        } catch (ClientData.BadData mismatch) {
            LOG.log(System.Logger.Level.DEBUG, "message of client {0} dropped: its data does not fit", sender.client());
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "message observer failed", bug);
        }
        return true;
    }
}
