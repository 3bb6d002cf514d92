package io.tidings.config;

import static io.tidings.config.ValueType.secretText;
import static io.tidings.config.ValueType.text;
import static io.tidings.config.ValueType.unixSecondsOrZero;

import java.time.Instant;

/** The settings of connection and subscription tokens. */
final class TokenSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.client.token.");

    static final Setting<String> SECRET = GROUP.add(
            "hmac_secret_key",
            secretText(),
            "",
            "Secret of tokens signed with HS256, HS384 or HS512; without one every token is refused. In production at"
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

    private TokenSettings() {}

    static TokenConfig read(SettingReader in) {
        long until = in.get(PREVIOUS_VALID_UNTIL);
        return new TokenConfig(
                in.get(SECRET),
                in.get(PREVIOUS_SECRET),
                until == 0 ? null : Instant.ofEpochSecond(until),
                in.get(AUDIENCE),
                in.get(ISSUER),
                in.get(USER_ID_CLAIM));
    }
}
