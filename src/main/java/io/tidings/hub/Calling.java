package io.tidings.hub;

import io.tidings.config.RpcConfig;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Result;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Rpc and send: commands that end in application code. Thread-safe. */
final class Calling {

    private static final System.Logger LOG = System.getLogger(Calling.class.getName());

    private static final ClientInfo SERVER = new ClientInfo("", "", null, null);

    private final ClientCalls calls;
    private final Backend backend;
    private final RpcConfig config;

    Calling(Ports ports, RpcConfig config) {
        this.calls = ports.calls();
        this.backend = ports.backend();
        this.config = config;
    }

    /**
     * Calls a method on the server's behalf: the caller has neither user nor connection. A method that nobody observes is
     * not found, with a namespace or without.
     */
    CompletionStage<Decision<Result.Rpc>> rpc(String method, @Nullable Payload data) {
        return calls.rpc(SERVER, method, data).thenApply(decision -> {
            if (decision instanceof Decision.Granted<ClientCalls.Rpc> granted) {
                return Decision.granted(new Result.Rpc(granted.value().data()));
            }
            Outcome why = ((Decision.Refused<ClientCalls.Rpc>) decision).why();
            return new Decision.Refused<>(why == ErrorCode.NOT_AVAILABLE ? ErrorCode.METHOD_NOT_FOUND : why);
        });
    }

    void rpc(Client client, Command.Rpc command) {
        String proxy = config.proxyOf(command.method());
        if (proxy == null) {
            answer(client, command, calls.rpc(client.info(null), command.method(), command.data()));
        } else {
            Turns.begin(
                    client,
                    command.id(),
                    () -> answer(
                            client, command, backend.rpc(Asker.of(client), proxy, command.method(), command.data())));
        }
    }

    private static CompletionStage<?> answer(
            Client client, Command.Rpc command, CompletionStage<Decision<ClientCalls.Rpc>> coming) {
        return Turns.whenOver(client, coming, (decision, bug) -> {
            if (decision instanceof Decision.Granted<ClientCalls.Rpc> granted) {
                client.answer(command.id(), new Result.Rpc(granted.value().data()));
            } else if (decision instanceof Decision.Refused<ClientCalls.Rpc> refused) {
                client.answer(command.id(), refused.why());
            } else {
                LOG.log(System.Logger.Level.ERROR, "rpc method failed", bug);
                client.answer(command.id(), ErrorCode.INTERNAL);
            }
        });
    }

    void send(Client client, Command.Send command) {
        if (!calls.message(client.info(null), command.data())) {
            client.disconnect(DisconnectCode.NOT_AVAILABLE);
        }
    }
}
