package io.tidings.security;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.tidings.config.AuthMode;
import io.tidings.hub.Authorizer;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Handshake;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.util.concurrent.CompletionStage;

/**
 * Takes the ways to say who one is that {@code tidings.auth} allows: who was known before the connection need not say it
 * again, and a one-time ticket may stand where a token would. Thread-safe.
 */
public final class VisitorAuthorizer extends ConnectAuthorizer {

    private final AuthMode mode;
    private final Tickets tickets;

    public VisitorAuthorizer(AuthMode mode, Tickets tickets, Authorizer inner) {
        super(inner);
        this.mode = mode;
        this.tickets = tickets;
    }

    @Override
    public CompletionStage<Decision<Credentials>> connect(Command.Connect command, Handshake handshake) {
        String token = command.token();
        Credentials visitor = handshake.visitor();
        if (token.isEmpty()) {
            if (visitor != null) {
                return completedFuture(Decision.granted(visitor));
            }
            return mode.acceptsNobody()
                    ? completedFuture(Decision.granted(Credentials.ANONYMOUS))
                    : inner.connect(command, handshake);
        }
        if (!mode.acceptsConnectTokens()) {
            return completedFuture(Decision.refused(DisconnectCode.INVALID_TOKEN));
        }
        return Tickets.isTicket(token) ? completedFuture(redeemed(token)) : inner.connect(command, handshake);
    }

    /** A ticket that is late or was used makes SDKs ask for another one, as a token does that has expired. */
    private Decision<Credentials> redeemed(String ticket) {
        Credentials who = tickets.redeem(ticket);
        return who == null ? Decision.refused(ErrorCode.TOKEN_EXPIRED) : Decision.granted(who);
    }
}
