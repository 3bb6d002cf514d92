package io.tidings.config;

import static io.tidings.config.ValueType.duration;
import static io.tidings.config.ValueType.durationOrZero;
import static io.tidings.config.ValueType.secretText;
import static io.tidings.config.ValueType.text;
import static io.tidings.config.ValueType.unixSecondsOrZero;

import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The settings of connection and subscription tokens. */
final class TokenSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.client.token.");

    static final Setting<String> SECRET = GROUP.add(
            "hmac_secret_key",
            secretText(),
            "",
            "Secret of tokens signed with HS256, HS384 or HS512; without one such tokens are refused. In production at"
                    + " least 32 bytes.");
    static final Setting<String> PREVIOUS_SECRET = GROUP.add(
            "hmac_previous_secret_key",
            secretText(),
            "",
            "The secret before the last change, still accepted; under the same rules.");
    static final Setting<Long> PREVIOUS_VALID_UNTIL = GROUP.add(
            "hmac_previous_secret_key_valid_until",
            unixSecondsOrZero("no end"),
            "0",
            "When the previous secret stops being accepted.");
    static final Setting<String> AUDIENCE = GROUP.add(
            "audience",
            text("text", "(?s).+"),
            "",
            "What the claim `aud` of a token must be or contain; not looked at while empty.");
    static final Setting<String> ISSUER = GROUP.add(
            "issuer",
            text("text", "(?s).+"),
            "",
            "What the claim `iss` of a token must be; not looked at while empty.");
    static final Setting<String> USER_ID_CLAIM = GROUP.add(
            "user_id_claim",
            text("the name of a claim, without blanks", "\\S+"),
            "sub",
            "The claim that holds the user id.");

    static final Setting<String> ROLES_CLAIM = GROUP.add(
            "roles_claim",
            text("the name of a claim, or a path of names with dots, without blanks", "\\S+"),
            "",
            "tokens give no roles",
            "The claim that holds the user's roles, a list of texts or one text: `groups`, `realm_access.roles`. In one named"
                    + " `scope` or `scp` each word is a role.");

    static final Setting<Duration> CLOCK_SKEW = GROUP.add(
            "clock_skew",
            durationOrZero("1s", "10m", "none"),
            "0",
            "How far the issuer's clock may be from this server's: tokens are good so much earlier and longer.");
    static final Setting<Optional<RSAPublicKey>> RSA_KEY = GROUP.add(
            "rsa_public_key",
            PublicKeyText.rsa(),
            "",
            "Key of tokens signed with RS256, RS384, RS512, PS256, PS384 or PS512; without one such tokens are"
                    + " refused.");
    static final Setting<Optional<ECPublicKey>> ECDSA_KEY = GROUP.add(
            "ecdsa_public_key",
            PublicKeyText.ecdsa(),
            "",
            "Key of tokens signed with ES256, ES384 or ES512, whichever belongs to its curve; without one such tokens"
                    + " are refused.");
    static final Setting<Optional<EdECPublicKey>> EDDSA_KEY = GROUP.add(
            "eddsa_public_key",
            PublicKeyText.eddsa(),
            "",
            "Key of tokens signed with EdDSA; without one such tokens are refused.");
    static final Setting<Optional<URI>> JWKS = GROUP.add(
            "jwks_public_endpoint",
            ValueType.httpAddress(),
            "",
            "Where the issuer publishes its keys, as a JSON Web Key Set. With it only those keys count, each for tokens"
                    + " that name it in `kid`; secrets and keys given here do not.");
    static final Setting<Duration> JWKS_REFRESH = GROUP.add(
            "jwks_refresh",
            duration("1m", "24h"),
            "1h",
            "After how long the issuer's keys are read again, so that a key it withdrew is no longer accepted. A key"
                    + " that is not known is looked for at once, but at most once a minute.");

    private TokenSettings() {}

    static TokenConfig read(SettingReader in) {
        long until = in.get(PREVIOUS_VALID_UNTIL);
        return new TokenConfig(
                in.get(SECRET),
                in.get(PREVIOUS_SECRET),
                until == 0 ? null : Instant.ofEpochSecond(until),
                in.get(AUDIENCE),
                in.get(ISSUER),
                in.get(USER_ID_CLAIM),
                in.get(ROLES_CLAIM),
                in.get(CLOCK_SKEW),
                in.get(RSA_KEY).orElse(null),
                in.get(ECDSA_KEY).orElse(null),
                in.get(EDDSA_KEY).orElse(null),
                in.get(JWKS).orElse(null),
                in.get(JWKS_REFRESH));
    }
}
