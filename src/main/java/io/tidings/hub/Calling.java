package io.tidings.hub;

import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Result;

/** Rpc and send: commands that end in application code. Thread-safe. */
final class Calling {

    private static final System.Logger LOG = System.getLogger(Calling.class.getName());

    private final ClientCalls calls;

    Calling(ClientCalls calls) {
        this.calls = calls;
    }

    void rpc(Client client, Command.Rpc command) {
        client.when(calls.rpc(client.info(null), command.method(), command.data()), (decision, bug) -> {
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
