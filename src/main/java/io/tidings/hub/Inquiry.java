package io.tidings.hub;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import java.util.Set;

/**
 * What the application's rules are asked.
 *
 * @param operation what somebody wants of the channel
 * @param who the client
 * @param roles what the container or a token says the user is
 * @param allowed what holds if no rule has an opinion: what configuration, tokens and capabilities come to
 */
public record Inquiry(Operation operation, String channel, ClientInfo who, Set<String> roles, boolean allowed) {

    /** What it comes to if no rule has an opinion. */
    public Decision<Operation> otherwise() {
        return allowed ? Decision.granted(operation) : Decision.refused(ErrorCode.PERMISSION_DENIED);
    }
}
