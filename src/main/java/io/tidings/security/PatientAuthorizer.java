package io.tidings.security;

import io.tidings.config.IpAddress;
import io.tidings.hub.Authorizer;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Handshake;
import io.tidings.hub.Limit;
import io.tidings.hub.LimitListener;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets nobody try one token after the other: an address that has to wait for its {@link FailedAuthentications} gets 3013,
 * after which SDKs come back by themselves, and its token is not looked at. Thread-safe.
 */
public final class PatientAuthorizer extends ConnectAuthorizer {

    private final FailedAuthentications failures;
    private final LimitListener limits;

    public PatientAuthorizer(Authorizer inner, FailedAuthentications failures, LimitListener limits) {
        super(inner);
        this.failures = failures;
        this.limits = limits;
    }

    @Override
    public CompletionStage<Decision<Credentials>> connect(Command.Connect command, Handshake handshake) {
        Optional<IpAddress> address = IpAddress.parse(handshake.remoteAddress());
        if (address.isEmpty()) {
            return inner.connect(command, handshake);
        }
        if (failures.mustWait(address.get()) > 0) {
            limits.refused(Limit.FAILED_AUTHENTICATIONS);
            return CompletableFuture.completedFuture(Decision.refused(DisconnectCode.TOO_MANY_REQUESTS));
        }
        return inner.connect(command, handshake).thenApply(decision -> {
            boolean invalid = decision instanceof Decision.Refused<Credentials> refused
                    && refused.why().equals(DisconnectCode.INVALID_TOKEN);
            if (invalid) {
                failures.failed(address.get());
            }
            return decision;
        });
    }
}
