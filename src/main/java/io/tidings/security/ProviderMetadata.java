package io.tidings.security;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an identity provider says of itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param authorizationEndpoint where browsers log in
 * @param tokenEndpoint where a code becomes tokens
 * @param jwksUri where its keys are
 * @param endSessionEndpoint where browsers log out; null where they cannot
 * @param secretInForm whether it wants the client's secret among the parameters and not as BASIC
 */
record ProviderMetadata(
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI jwksUri,
        @Nullable URI endSessionEndpoint,
        boolean secretInForm) {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    /** Where the description of this issuer is (section 4). */
    static URI address(URI issuer) {
        String text = issuer.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + WELL_KNOWN);
    }

    /** Reads a description; throws {@link ParseException} for one that is of no use, or of another issuer (section 4.3). */
    static ProviderMetadata parse(String json, URI issuer) throws ParseException {
        Map<String, Object> all = JSONObjectUtils.parse(json);
        if (all == null || !issuer.toString().equals(all.get("issuer"))) {
            throw new ParseException("not the description of " + issuer, 0);
        }
        URI authorization = address(all, "authorization_endpoint");
        URI token = address(all, "token_endpoint");
        URI keys = address(all, "jwks_uri");
        if (authorization == null || token == null || keys == null) {
            throw new ParseException("without authorization_endpoint, token_endpoint or jwks_uri", 0);
        }
        List<?> methods = all.get("token_endpoint_auth_methods_supported") instanceof List<?> list ? list : List.of();
        boolean form = methods.contains("client_secret_post") && !methods.contains("client_secret_basic");
        return new ProviderMetadata(authorization, token, keys, address(all, "end_session_endpoint"), form);
    }

    private static @Nullable URI address(Map<String, Object> all, String name) throws ParseException {
        if (!(all.get(name) instanceof String text)) {
            return null;
        }
        try {
            URI address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web && address.getHost() != null && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // said below, without the text
        }
        throw new ParseException(name + " is not an address", 0);
    }
}
