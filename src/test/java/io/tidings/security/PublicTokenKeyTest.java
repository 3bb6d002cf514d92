package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.tidings.config.TestConfig;
import io.tidings.config.TokenConfig;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which signatures a public key checks, from the configuration as from an issuer's set. */
class PublicTokenKeyTest {

    private static final RSAKey RSA = rsa(2048);
    private static final KeyPair EDWARDS = edwards();

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void an_rsa_key_checks_all_its_algorithms(String name) throws JOSEException {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
        String token = SignedTokens.of(RSA, algorithm, "{\"sub\":\"anna\"}");

        assertEquals(Signature.GOOD, check(configured("rsa_public_key", RSA.toPublicKey()), token));
        assertEquals(Signature.GOOD, usable(RSA).check(SignedTokens.parsed(token)));
        assertEquals(
                Signature.MISMATCH, check(configured("rsa_public_key", rsa(2048).toPublicKey()), token));
    }

    @ParameterizedTest
    @CsvSource({"P-256, ES256, ES384", "P-384, ES384, ES256", "P-521, ES512, ES256"})
    void a_curve_has_one_algorithm(String curve, String name, String other) throws JOSEException {
        ECKey key = ec(curve);
        String token = SignedTokens.of(key, JWSAlgorithm.parse(name), "{\"sub\":\"anna\"}");

        assertEquals(Signature.GOOD, check(configured("ecdsa_public_key", key.toPublicKey()), token));
        assertEquals(Signature.GOOD, usable(key).check(SignedTokens.parsed(token)));
        String lying = token(other) + token.substring(token.indexOf('.'));
        assertEquals(Signature.OTHER_ALGORITHM, check(configured("ecdsa_public_key", key.toPublicKey()), lying));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "Ed25519"})
    void an_edwards_key_checks_eddsa_under_both_its_names(String name) {
        String token = edwardsToken("{\"alg\":\"" + name + "\",\"kid\":\"e\"}");

        assertEquals(Signature.GOOD, check(configured("eddsa_public_key", EDWARDS.getPublic()), token));
        assertEquals(Signature.GOOD, usable(edwardsJwk()).check(SignedTokens.parsed(token)));
        String tampered = token.substring(0, token.length() - 10) + "AAAAAAAAAA";
        assertEquals(Signature.MISMATCH, check(configured("eddsa_public_key", EDWARDS.getPublic()), tampered));
    }

    @Test
    void what_is_critical_and_not_understood_is_refused_by_every_key() {
        String token = edwardsToken("{\"alg\":\"EdDSA\",\"crit\":[\"exp\"],\"exp\":1}");
        assertEquals(Signature.MISMATCH, check(configured("eddsa_public_key", EDWARDS.getPublic()), token));

        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .criticalParams(Set.of("exp"))
                .customParam("exp", 1)
                .build();
        assertEquals(Signature.MISMATCH, usable(RSA).check(SignedTokens.parsed(SignedTokens.of(header, RSA, "{}"))));
    }

    @Test
    void nobody_signs_with_the_public_key_as_if_it_were_a_secret() throws JOSEException {
        TokenConfig config = configured("rsa_public_key", RSA.toPublicKey());
        byte[] der = RSA.toPublicKey().getEncoded();
        for (byte[] secret : List.of(der, pem(RSA.toPublicKey()).getBytes(UTF_8))) {
            JWSObject token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(JOSEObjectType.JWT)
                            .build(),
                    new Payload("{\"sub\":\"root\"}"));
            token.sign(new MACSigner(secret));
            assertEquals(Signature.OTHER_ALGORITHM, check(config, token.serialize()));
        }
    }

    @Test
    void a_secret_and_a_key_do_not_stand_in_for_each_other() throws JOSEException {
        TokenConfig both = TestConfig.with(
                        "tidings.client.token.hmac_secret_key=" + Jwt.SECRET,
                        "tidings.client.token.rsa_public_key=" + pem(RSA.toPublicKey()))
                .client()
                .token();

        assertEquals(Signature.GOOD, check(both, Jwt.of("{}")));
        assertEquals(Signature.GOOD, check(both, SignedTokens.of(RSA, JWSAlgorithm.RS256, "{}")));
        assertEquals(Signature.MISMATCH, check(both, Jwt.of("HS256", "other", "{}")));
        assertEquals(Signature.OTHER_ALGORITHM, check(both, SignedTokens.of(ec("P-256"), JWSAlgorithm.ES256, "{}")));
    }

    @Test
    void the_algorithm_that_an_issuer_names_is_the_only_one_of_that_key() {
        RSAKey named = new RSAKey.Builder(RSA).algorithm(JWSAlgorithm.PS256).build();
        PublicTokenKey key = usable(named);

        assertEquals(Signature.GOOD, key.check(SignedTokens.parsed(RSA, JWSAlgorithm.PS256, "{}")));
        assertEquals(Signature.OTHER_ALGORITHM, key.check(SignedTokens.parsed(RSA, JWSAlgorithm.RS256, "{}")));
    }

    @Test
    void keys_that_check_no_signatures_are_passed_over() throws ParseException, JOSEException {
        RSAKey good = new RSAKey.Builder(RSA).keyID("good").build();
        String set = new JWKSet(List.of(
                        good,
                        new RSAKey.Builder(RSA)
                                .keyID("enc")
                                .keyUse(KeyUse.ENCRYPTION)
                                .build(),
                        new RSAKey.Builder(RSA)
                                .keyID("hs")
                                .algorithm(JWSAlgorithm.HS256)
                                .build(),
                        new RSAKey.Builder(RSA).keyID(null).build(),
                        new RSAKey.Builder(rsa(1024)).keyID("weak").build(),
                        new OctetKeyPair.Builder(Curve.X25519, Base64URL.encode(new byte[32]))
                                .keyID("agreement")
                                .build(),
                        new OctetSequenceKey.Builder("0123456789abcdef0123456789abcdef".getBytes(UTF_8))
                                .keyID("secret")
                                .build()))
                .toString(false);

        assertEquals(Set.of("good"), KeySet.parse(set).keys().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]}", "<html>", "{\"keys\":[{}]}"})
    void what_is_no_key_set_is_refused(String text) {
        assertThrows(ParseException.class, () -> KeySet.parse(text));
    }

    private static Signature check(TokenConfig config, String token) {
        return new ConfiguredKeys(config)
                .check(SignedTokens.parsed(token), Configs.CLOCK.instant())
                .toCompletableFuture()
                .join();
    }

    private static PublicTokenKey usable(JWK jwk) {
        PublicTokenKey key = PublicTokenKey.of(jwk);
        assertNotNull(key);
        return key;
    }

    private static TokenConfig configured(String name, Key key) {
        return TestConfig.with("tidings.client.token." + name + "=" + pem(key))
                .client()
                .token();
    }

    private static String pem(Key key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String token(String algorithm) {
        return Base64URL.encode("{\"alg\":\"" + algorithm + "\"}").toString();
    }

    private static String edwardsToken(String header) {
        return SignedTokens.ofEd25519(header, EDWARDS.getPrivate(), "{\"sub\":\"anna\"}");
    }

    /** The key's point is what X.509 has at the end (RFC 8410 section 4). */
    private static OctetKeyPair edwardsJwk() {
        byte[] encoded = ((EdECPublicKey) EDWARDS.getPublic()).getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point))
                .keyID("e")
                .build();
    }

    private static RSAKey rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID("r").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey ec(String curve) {
        try {
            return new ECKeyGenerator(Curve.parse(curve)).keyID("c").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair edwards() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
