package io.tidings.config;

import static io.tidings.config.ValueType.durationOrZero;
import static io.tidings.config.ValueType.httpAddress;
import static io.tidings.config.ValueType.secretText;
import static io.tidings.config.ValueType.text;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The settings of the identity provider that pages log in with. */
final class OidcSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.auth.oidc.");

    static final Setting<Optional<URI>> ISSUER = GROUP.add(
            "issuer",
            httpAddress(),
            "",
            "none",
            "The identity provider that pages log in with, by OpenID Connect: its name, as the claim `iss` has it. Its"
                    + " description is read from `/.well-known/openid-configuration` below.");
    static final Setting<String> CLIENT_ID = GROUP.add(
            "client_id",
            text("printable ASCII", "[ -~]+"),
            "",
            "Who this server is to the provider; what the claim `aud` must be or contain.");
    static final Setting<String> CLIENT_SECRET = GROUP.add(
            "client_secret",
            secretText(),
            "",
            "How the provider knows this server; without one it is a public client, which PKCE alone protects.");
    static final Setting<String> SCOPES = GROUP.add(
            "scopes",
            text("names separated by blanks", "[!#-\\[\\]-~]+(?: [!#-\\[\\]-~]+)*"),
            "",
            "What the provider is asked for besides `openid`.");
    static final Setting<String> USER_ID_CLAIM = GROUP.add(
            "user_id_claim",
            text("the name of a claim, without blanks", "\\S+"),
            "sub",
            "The claim of the ID token that holds the user id. It must be one that users cannot choose themselves.");
    static final Setting<String> ROLES_CLAIM = GROUP.add(
            "roles_claim",
            text("the name of a claim, without blanks", "\\S+"),
            "roles",
            "The claim of the ID token that holds the roles: a list of texts, or one. A dot leads into a claim, as in"
                    + " `realm_access.roles`.");
    static final Setting<Optional<URI>> REDIRECT_URI = GROUP.add(
            "redirect_uri",
            httpAddress(),
            "",
            "where the request went to",
            "The address of `/api/oidc/callback` as browsers see it, for servers behind a proxy; the provider must know it.");
    static final Setting<Optional<URI>> POST_LOGOUT_REDIRECT_URI = GROUP.add(
            "post_logout_redirect_uri",
            httpAddress(),
            "",
            "the provider's own page",
            "Where the provider sends the browser after a logout; it must know this address, too.");
    static final Setting<Duration> REFRESH = GROUP.add(
            "refresh",
            durationOrZero("1s", "24h", "never"),
            "5m",
            "How often the provider is asked whether a login is still good and which roles it has; for providers that give"
                    + " refresh tokens.");

    private OidcSettings() {}

    static OidcConfig read(SettingReader in) {
        return new OidcConfig(
                in.get(ISSUER).orElse(null),
                in.get(CLIENT_ID),
                in.get(CLIENT_SECRET),
                in.get(SCOPES),
                in.get(USER_ID_CLAIM),
                in.get(ROLES_CLAIM),
                in.get(REDIRECT_URI).orElse(null),
                in.get(POST_LOGOUT_REDIRECT_URI).orElse(null),
                in.get(REFRESH));
    }
}
