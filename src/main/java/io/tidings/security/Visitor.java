package io.tidings.security;

import io.tidings.hub.Credentials;
import java.security.Principal;

/** Somebody who is known before the connection is there; what endpoints get as the principal of the handshake. */
public record Visitor(Credentials credentials) implements Principal {

    @Override
    public String getName() {
        return credentials.user();
    }
}
