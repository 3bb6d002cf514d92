package io.tidings.hub;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How it is known who a client is, and what comes with that.
 *
 * @param mechanism for logs and metrics: {@code token}, {@code container}, {@code anonymous} ...
 * @param roles what the container or the token says the user is; cannot be changed
 * @param proof what vouched for it; null = nothing did
 * @param capabilities what the token allows in channels; of those that concern a channel, the first counts. Cannot be
 *     changed
 */
public record Authentication(
        String mechanism, Set<String> roles, @Nullable Proof proof, List<Capability> capabilities) {

    /** Nobody vouches. */
    public static final Authentication NONE = new Authentication("anonymous", Set.of(), null);

    public Authentication {
        roles = Set.copyOf(roles);
        capabilities = List.copyOf(capabilities);
    }

    /** Without capabilities. */
    public Authentication(String mechanism, Set<String> roles, @Nullable Proof proof) {
        this(mechanism, roles, proof, List.of());
    }

    /** Whether a capability allows it. */
    boolean allows(Operation operation, String channel) {
        for (Capability capability : capabilities) {
            if (capability.concerns(channel)) {
                return capability.allowed().contains(operation);
            }
        }
        return false;
    }
}
