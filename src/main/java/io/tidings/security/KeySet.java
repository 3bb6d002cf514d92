package io.tidings.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer by their id (RFC 7517); those that cannot check a signature are left out. */
record KeySet(Map<String, PublicTokenKey> keys) {

    KeySet {
        keys = Map.copyOf(keys);
    }

    /** Reads a JSON Web Key Set. Throws {@link ParseException} for what is none, or has no key that is of use. */
    static KeySet parse(String json) throws ParseException {
        Map<String, PublicTokenKey> keys = new HashMap<>();
        Map<String, Object> set = JSONObjectUtils.parse(json);
        if (set == null) {
            throw new ParseException("no key set", 0);
        }
        for (JWK jwk : JWKSet.parse(set).getKeys()) {
            PublicTokenKey key = jwk.getKeyID() == null ? null : PublicTokenKey.of(jwk);
            if (key != null) {
                keys.put(jwk.getKeyID(), key);
            }
        }
        if (keys.isEmpty()) {
            throw new ParseException("no key in it checks signatures", 0);
        }
        return new KeySet(keys);
    }

    @Nullable
    PublicTokenKey find(String id) {
        return keys.get(id);
    }
}
