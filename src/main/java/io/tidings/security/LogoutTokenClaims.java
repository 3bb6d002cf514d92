package io.tidings.security;

import java.text.ParseException;
import java.util.Map;

/**
 * What a logout token says (OpenID Connect Back-Channel Logout 1.0, section 2.4), besides what every token must.
 *
 * @param subject who is logged out; empty = whoever the session belongs to
 * @param session which of the provider's sessions ends; empty = all of the subject's
 * @param id id of the token, so that it counts once
 * @param expires end of the token in seconds since 1970
 */
record LogoutTokenClaims(String subject, String session, String id, long expires) {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** Holds the claims to section 2.6; a nonce would make it an ID token. */
    static LogoutTokenClaims read(ClaimSet claims) throws ParseException {
        if (claims.values().containsKey("nonce")) {
            throw new ParseException("a logout token has no nonce", 0);
        }
        if (!(claims.values().get("events") instanceof Map<?, ?> events) || !(events.get(EVENT) instanceof Map)) {
            throw new ParseException("not about a logout", 0);
        }
        String subject = claims.text("sub");
        String session = claims.text("sid");
        String id = claims.text("jti");
        if (subject.isEmpty() && session.isEmpty()) {
            throw new ParseException("without sub and sid", 0);
        }
        if (id.isEmpty()
                || claims.seconds("iat").isEmpty()
                || claims.seconds("exp").isEmpty()) {
            throw new ParseException("without jti, iat or exp", 0);
        }
        return new LogoutTokenClaims(subject, session, id, claims.seconds("exp").getAsLong());
    }

    /** Without the session, which whoever speaks for the provider could end by that name. */
    @Override
    public String toString() {
        return "LogoutTokenClaims[" + subject + "]";
    }
}
