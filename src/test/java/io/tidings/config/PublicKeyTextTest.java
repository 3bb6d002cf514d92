package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTextTest {

    private static final String RSA = "tidings.client.token.rsa_public_key";
    private static final String EC = "tidings.client.token.ecdsa_public_key";
    private static final String EDDSA = "tidings.client.token.eddsa_public_key";

    @Test
    void each_kind_is_read() {
        assertNotNull(token(RSA, PublicKeys.RSA).rsaPublicKey());
        assertNotNull(token(EC, PublicKeys.EC).ecdsaPublicKey());
        assertNotNull(token(EDDSA, PublicKeys.ED25519).eddsaPublicKey());
    }

    /** As an environment variable holds it, and as a file has it that came from another system. */
    @Test
    void line_breaks_may_be_written_out() {
        assertEquals(
                token(RSA, PublicKeys.RSA).rsaPublicKey(),
                token(RSA, PublicKeys.RSA.replace("\r\n", "\\n").replace("\n", "\\n"))
                        .rsaPublicKey());
        assertNotNull(
                token(RSA, " " + PublicKeys.RSA.replace("\n", "\r\n") + "\n").rsaPublicKey());
    }

    @Test
    void a_key_of_another_kind_or_none_is_refused_in_one_line() {
        String wanted = "must be an RSA public key in PEM of at least 2048 bits";
        refused(wanted + " (it holds another key, or none)", RSA, PublicKeys.EC);
        refused(wanted + " (the key is too weak, or on another curve)", RSA, PublicKeys.pem("RSA", 1024));
        refused(wanted + " (it begins with -----BEGIN PUBLIC KEY-----)", RSA, "MIIBIjANBg");
        refused("must be an Ed25519 public key in PEM (it holds another key, or none)", EDDSA, PublicKeys.RSA);
        refused(
                "must be a public key in PEM on the curve P-256, P-384 or P-521 (it holds another key, or none)",
                EC,
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://issuer/keys",
                "issuer/keys",
                "https://",
                "https:///keys",
                "https://a:b@issuer/keys",
                "https://a b"
            })
    void the_issuers_keys_are_at_an_http_address(String address) {
        ConfigurationException wrong = assertThrows(
                ConfigurationException.class,
                () -> TestConfig.with("tidings.client.token.jwks_public_endpoint=" + address));
        assertEquals(1, wrong.getMessage().lines().count(), wrong.getMessage());
    }

    private static TokenConfig token(String key, String pem) {
        return TestConfig.with(key + "=" + pem).client().token();
    }

    private static void refused(String why, String key, String pem) {
        ConfigurationException wrong =
                assertThrows(ConfigurationException.class, () -> TestConfig.with(key + "=" + pem));
        List<String> lines = wrong.getMessage().lines().toList();
        assertEquals(1, lines.size(), wrong.getMessage());
        assertEquals(why, lines.get(0).substring(lines.get(0).indexOf(": must be") + 2));
    }
}
