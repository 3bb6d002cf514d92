package io.tidings.security;

import io.tidings.config.OidcConfig;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token says (OpenID Connect Core 1.0, section 2), besides what every token must.
 *
 * @param user user id, as the configuration has it; not empty
 * @param subject who it is to the provider
 * @param session name of the provider's own session (claim {@code sid}); empty = it has not said
 * @param roles what the user is
 */
record IdTokenClaims(String user, String subject, String session, Set<String> roles) {

    /** {@code nonce}: what it must hold (section 3.1.3.7); null for one that comes later, by refresh (section 12.2). */
    static IdTokenClaims read(ClaimSet claims, OidcConfig config, @Nullable String nonce) throws ParseException {
        if (nonce != null && !nonce.equals(claims.text("nonce"))) {
            throw new ParseException("other nonce", 0);
        }
        if (claims.seconds("exp").isEmpty() || claims.seconds("iat").isEmpty()) {
            throw new ParseException("without exp or iat", 0);
        }
        boolean several = claims.values().get("aud") instanceof List<?> audiences && audiences.size() > 1;
        String party = claims.text("azp");
        if ((several || !party.isEmpty()) && !party.equals(config.clientId())) {
            throw new ParseException("issued to another client", 0);
        }
        String subject = claims.text("sub");
        String user = claims.text(config.userIdClaim());
        if (subject.isEmpty() || user.isEmpty()) {
            throw new ParseException("without sub or " + config.userIdClaim(), 0);
        }
        return new IdTokenClaims(user, subject, claims.text("sid"), RolesClaim.of(claims, config.rolesClaim()));
    }

    /** Without the session, which whoever speaks for the provider could end by that name. */
    @Override
    public String toString() {
        return "IdTokenClaims[" + user + "]";
    }
}
