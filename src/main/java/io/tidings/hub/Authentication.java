package io.tidings.hub;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How it is known who a client is.
 *
 * @param mechanism for logs and metrics: {@code token}, {@code container}, {@code anonymous} ...
 * @param roles what the container or the token says the user is; cannot be changed
 * @param proof what vouched for it; null = nothing did
 */
public record Authentication(
        String mechanism, Set<String> roles, @Nullable Proof proof) {

    /** Nobody vouches. */
    public static final Authentication NONE = new Authentication("anonymous", Set.of(), null);

    public Authentication {
        roles = Set.copyOf(roles);
    }
}
