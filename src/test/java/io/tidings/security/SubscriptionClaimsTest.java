package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.config.TokenConfig;
import io.tidings.hub.Grant;
import io.tidings.hub.OptionOverride;
import io.tidings.hub.Proof;
import io.tidings.protocol.Payload;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionClaimsTest {

    private static final Proof NOTHING = new Proof("", 0);

    @Test
    void all_claims_together() throws ParseException {
        SubscriptionClaims claims = read("""
                {"sub":"anna","channel":"chat:lobby","client":"c1","exp":2000,"expire_at":3000,"jti":"t1","iat":1000,
                 "info":{"role" : "host"},"data":[1.50],"override":{"force_recovery":{"value":true}}}
                """);

        OptionOverride recovers = new OptionOverride(null, null, null, true, null);
        Grant grant = new Grant(
                3000, Payload.json("{\"role\" : \"host\"}"), Payload.json("[1.50]"), recovers, new Proof("t1", 1000));
        assertEquals(new SubscriptionClaims("anna", "chat:lobby", "c1", grant), claims);
    }

    @Test
    void only_the_channel_is_required() throws ParseException {
        assertEquals(new SubscriptionClaims("", "test1", "", plain()), read("{\"channel\":\"test1\"}"));
    }

    @Test
    void base64_wins_over_plain_payloads() throws ParseException {
        Grant grant = read("{\"channel\":\"a\",\"info\":1,\"b64info\":\"Mg==\",\"data\":3,\"b64data\":\"NA==\"}")
                .grant();

        assertEquals(new Grant(0, Payload.json("2"), Payload.json("4"), OptionOverride.NONE, NOTHING), grant);
    }

    @Test
    void it_expires_with_exp_unless_expire_at_says_else() throws ParseException {
        assertEquals(2000, read("{\"channel\":\"a\",\"exp\":2000}").grant().expireAt());
        assertEquals(
                0,
                read("{\"channel\":\"a\",\"exp\":2000,\"expire_at\":0}").grant().expireAt());
    }

    @Test
    void the_user_may_be_in_another_claim() throws ParseException {
        ClaimSet claims = ClaimSet.parse(Payload.json("{\"channel\":\"a\",\"sub\":\"4711\",\"login\":\"anna\"}"));

        assertEquals("anna", SubscriptionClaims.read(claims, userIn("login")).user());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | a connection token cannot subscribe",
                "{'channel':''} | a connection token cannot subscribe",
                "{'channel':null} | a connection token cannot subscribe",
                "{'channel':['a']} | claim channel is not a text",
                "{'channel':'a','client':1} | claim client is not a text",
                "{'channel':'a','sub':1} | claim sub is not a text",
                "{'channel':'a','b64info':'!'} | claim b64info is not base64",
                "{'channel':'a','b64data':'e30=e30='} | claim b64data is not base64",
                "{'channel':'a','b64data':'AAAA'} | claim b64data is not base64 of JSON",
                "{'channel':'a','override':[]} | claim override is not an object",
                "{'channel':'a','override':{'join_leave':{'value':'yes'}}} | claim value is not true or false",
                "{'channel':'a','exp':'soon'} | claim exp is not a number",
            })
    void claims_of_another_type_are_refused(String claims, String why) {
        String json = claims.replace('\'', '"');

        assertEquals(why, assertThrows(ParseException.class, () -> read(json)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "anna, c1, chat, '', true",
        "anna, c1, chat, c1, true",
        "anna, c1, chat, c2, false",
        "anna, c1, chat2, '', false",
        "anna, c1, Chat, '', false",
        "bert, c1, chat, '', false",
        "Anna, c1, chat, '', false",
        "'', c1, chat, '', false",
    })
    void it_fits_one_user_one_channel_and_perhaps_one_connection(
            String user, String client, String channel, String clientClaim, boolean fits) {
        SubscriptionClaims claims = new SubscriptionClaims("anna", "chat", clientClaim, Grant.PLAIN);

        assertEquals(fits, claims.fits(user, client, channel));
    }

    private static SubscriptionClaims read(String claims) throws ParseException {
        return SubscriptionClaims.read(ClaimSet.parse(Payload.json(claims)), userIn("sub"));
    }

    private static TokenConfig userIn(String claim) {
        return new TokenConfig(Jwt.SECRET, "", null, "", "", claim);
    }

    private static Grant plain() {
        return new Grant(0, null, null, OptionOverride.NONE, NOTHING);
    }
}
