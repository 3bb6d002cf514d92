package io.tidings.security;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.tidings.config.AuthMode;
import io.tidings.hub.Authorizer;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.Handshake;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.SubscribeRequest;
import java.util.concurrent.CompletionStage;

/**
 * Takes the ways to say who one is that {@code tidings.auth} allows: who was known before the connection need not say it
 * again, and a one-time ticket may stand where a token would. Everything else the inner authorizer decides. Thread-safe.
 */
public final class VisitorAuthorizer implements Authorizer {

    private final AuthMode mode;
    private final Tickets tickets;
    private final Authorizer tokens;

    public VisitorAuthorizer(AuthMode mode, Tickets tickets, Authorizer tokens) {
        this.mode = mode;
        this.tickets = tickets;
        this.tokens = tokens;
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
                    : tokens.connect(command, handshake);
        }
        if (!mode.acceptsConnectTokens()) {
            return completedFuture(Decision.refused(DisconnectCode.INVALID_TOKEN));
        }
        return Tickets.isTicket(token) ? completedFuture(redeemed(token)) : tokens.connect(command, handshake);
    }

    /** A ticket that is late or was used makes SDKs ask for another one, as a token does that has expired. */
    private Decision<Credentials> redeemed(String ticket) {
        Credentials who = tickets.redeem(ticket);
        return who == null ? Decision.refused(ErrorCode.TOKEN_EXPIRED) : Decision.granted(who);
    }

    @Override
    public CompletionStage<Decision<Grant>> subscribe(Credentials who, String client, SubscribeRequest request) {
        return tokens.subscribe(who, client, request);
    }

    @Override
    public CompletionStage<Decision<Credentials>> refresh(Credentials who, String token) {
        return tokens.refresh(who, token);
    }

    @Override
    public CompletionStage<Decision<Grant>> subRefresh(Credentials who, String client, String channel, String token) {
        return tokens.subRefresh(who, client, channel, token);
    }
}
