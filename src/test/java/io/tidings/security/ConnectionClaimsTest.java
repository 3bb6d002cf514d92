package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.config.TestConfig;
import io.tidings.config.TokenConfig;
import io.tidings.hub.Capability;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Grant;
import io.tidings.hub.Operation;
import io.tidings.hub.OptionOverride;
import io.tidings.hub.Proof;
import io.tidings.protocol.Payload;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionClaimsTest {

    private static final Proof NOTHING = new Proof("", 0);

    @Test
    void all_claims_together() throws ParseException {
        ConnectionClaims claims = read("""
                {"sub":"anna","exp":2000,"nbf":1,"iat":1,"jti":"x","aud":"a","iss":"i","meta":{"m":1},
                 "expire_at":3000,"info":{"name":"Anna"},"channels":["ignored"],"unknown":[],
                 "subs":{"chat:a":{"info":{"r":1},"data":[2],"override":{"presence":{"value":true}}},"chat:b":{}}}
                """);

        OptionOverride present = new OptionOverride(true, null, null, null, null);
        assertEquals(
                new ConnectionClaims(
                        "anna",
                        3000,
                        Payload.json("{\"name\":\"Anna\"}"),
                        Map.of(
                                "chat:a",
                                new Grant(0, Payload.json("{\"r\":1}"), Payload.json("[2]"), present),
                                "chat:b",
                                Grant.PLAIN),
                        new Proof("x", 1),
                        Set.of(),
                        List.of()),
                claims);
    }

    @Test
    void no_claims_are_an_anonymous_connection_for_ever() throws ParseException {
        assertEquals(new ConnectionClaims("", 0, null, Map.of(), NOTHING, Set.of(), List.of()), read("{}"));
        assertEquals(new ConnectionClaims("", 0, null, Map.of(), NOTHING, Set.of(), List.of()), read("""
                        {"sub":null,"exp":null,"expire_at":null,"info":null,"b64info":null,"channels":null,
                         "subs":null,"channel":null}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "42",
                "a b",
                "Zo\u00eb",
                "\u738b\u5c0f\u660e",
                "\ud83e\udd9c",
                "\"quoted\\\"",
                "\u0000",
                "a#b,c"
            })
    void users_are_any_text(String user) throws ParseException {
        StringBuilder escaped = new StringBuilder();
        user.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));

        assertEquals(user, read("{\"sub\":\"" + escaped + "\"}").user());
    }

    @Test
    void the_user_may_be_in_another_claim() throws ParseException {
        ClaimSet claims = ClaimSet.parse(Payload.json("{\"sub\":\"4711\",\"email\":\"anna@example.com\"}"));

        assertEquals(
                "anna@example.com",
                ConnectionClaims.read(claims, userIn("email")).user());
        assertEquals("", ConnectionClaims.read(claims, userIn("login")).user());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | 0",
                "{'exp':2000} | 2000",
                "{'exp':2000,'expire_at':3000} | 3000",
                "{'exp':2000,'expire_at':1000} | 1000",
                "{'exp':2000,'expire_at':0} | 0",
                "{'exp':2000,'expire_at':null} | 2000",
                "{'expire_at':3000} | 3000",
                "{'expire_at':-5} | -5",
            })
    void expire_at_wins_over_exp(String claims, long expireAt) throws ParseException {
        assertEquals(expireAt, read(claims.replace('\'', '"')).expireAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"z\":1.10,\"a\":12345678901234567890,\"e\":1E+2}",
                "{ \"spaced\" : [ 1 , 2 ] }",
                "\"text with \\u00e9 and \\\" and \\/\"",
                "[]",
                "0",
                "false",
                "\"\""
            })
    void info_stays_as_it_was_written(String info) throws ParseException {
        assertEquals(Payload.json(info), read("{\"info\": " + info + " }").info());
        Grant grant = read("{\"subs\":{\"a\":{\"data\":" + info + ",\"info\":" + info + "}}}")
                .subs()
                .get("a");
        assertEquals(new Grant(0, Payload.json(info), Payload.json(info), OptionOverride.NONE), grant);
    }

    @Test
    void base64_wins_over_plain_info() throws ParseException {
        assertEquals(
                Payload.json("{\"a\":1}"),
                read("{\"b64info\":\"eyJhIjoxfQ==\",\"info\":2}").info());
        assertEquals(Payload.json("2"), read("{\"b64info\":\"\",\"info\":2}").info());
        assertNull(read("{\"b64info\":\"\"}").info());
        Grant grant = read("{\"subs\":{\"a\":{\"b64data\":\"MQ==\",\"data\":2,\"b64info\":\"Mw==\"}}}")
                .subs()
                .get("a");
        assertEquals(new Grant(0, Payload.json("3"), Payload.json("1"), OptionOverride.NONE), grant);
    }

    @Test
    void channels_are_the_short_form_and_subs_the_long_one() throws ParseException {
        assertEquals(
                Map.of("a", Grant.PLAIN, "b", Grant.PLAIN),
                read("{\"channels\":[\"a\",\"b\",\"a\"]}").subs());
        assertEquals(
                Map.of("a", Grant.PLAIN),
                read("{\"channels\":[\"a\"],\"subs\":{}}").subs());
        assertEquals(
                Map.of("c", Grant.PLAIN),
                read("{\"channels\":[\"a\"],\"subs\":{\"c\":{}}}").subs());
    }

    @Test
    void channels_keep_their_order() throws ParseException {
        assertEquals(
                List.of("z", "a", "m"),
                List.copyOf(read("{\"channels\":[\"z\",\"a\",\"m\"]}").subs().keySet()));
    }

    @Test
    void every_option_can_be_overridden() throws ParseException {
        Grant grant = read("""
                        {"subs":{"a":{"override":{"presence":{"value":true},"join_leave":{"value":false},
                         "force_push_join_leave":{"value":true},"force_recovery":{"value":false},
                         "force_positioning":{"value":true},"of_tomorrow":{"value":1}}}}}""").subs().get("a");

        assertEquals(new OptionOverride(true, false, true, false, true), grant.override());
    }

    @Test
    void an_override_without_a_value_overrides_nothing() throws ParseException {
        Map<String, Grant> subs = read("""
                        {"subs":{"a":{"override":{}},"b":{"override":null},"c":{"override":{"presence":{}}},
                         "d":{"override":{"presence":{"value":null}}}}}""").subs();

        assertEquals(Map.of("a", Grant.PLAIN, "b", Grant.PLAIN, "c", Grant.PLAIN, "d", Grant.PLAIN), subs);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'channel':'news'} | a subscription token cannot connect",
                "{'channel':7} | claim channel is not a text",
                "{'sub':42} | claim sub is not a text",
                "{'sub':true} | claim sub is not a text",
                "{'sub':['anna']} | claim sub is not a text",
                "{'sub':'\\ud83e'} | claim sub is not a text",
                "{'b64info':7} | claim b64info is not a text",
                "{'b64info':'*'} | claim b64info is not base64",
                "{'b64info':'/w=='} | claim b64info is not base64 of JSON",
                "{'b64info':'eyI='} | claim b64info is not base64 of JSON",
                "{'channels':'news'} | claim channels is not a list",
                "{'channels':{'news':1}} | claim channels is not a list",
                "{'channels':['news',7]} | claim channels is not a text",
                "{'channels':['news',null]} | claim channels is not a text",
                "{'channels':['']} | a server-side subscription has no channel",
                "{'subs':['news']} | claim subs is not an object",
                "{'subs':'news'} | claim subs is not an object",
                "{'subs':{'news':true}} | claim news is not an object",
                "{'subs':{'':{}}} | a server-side subscription has no channel",
                "{'subs':{'\\udd9c':{}}} | claim name is not a text",
                "{'subs':{'news':{'override':true}}} | claim override is not an object",
                "{'subs':{'news':{'override':{'presence':true}}}} | claim presence is not an object",
                "{'subs':{'news':{'override':{'presence':{'value':1}}}}} | claim value is not true or false",
                "{'subs':{'news':{'b64data':'?'}}} | claim b64data is not base64",
            })
    void claims_of_another_type_are_refused(String claims, String why) {
        String json = claims.replace('\'', '"');

        assertEquals(why, assertThrows(ParseException.class, () -> read(json)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups | {'groups':['editor','admin']} | admin,editor",
                "groups | {'groups':[]} |",
                "groups | {'groups':null} |",
                "groups | {} |",
                "groups | {'groups':['two words']} | two words",
                "groups | {'groups':'two words'} | two words",
                "scope | {'scope':' chat.read  chat.write '} | chat.read,chat.write",
                "scope | {'scope':''} |",
                "realm_access.roles | {'realm_access':{'roles':['editor']}} | editor",
                "realm_access.roles | {'realm_access':{}} |",
                "realm_access.roles | {'roles':['editor']} |",
                "realm_access.roles | {'realm_access':'editor'} |",
                "a.b.c | {'a':{'b':{'c':'x'}}} | x",
                "https://example.com/roles | {'https://example.com/roles':['editor']} | editor",
                "'' | {'groups':['editor'],'roles':['admin'],'':['x']} |"
            })
    void roles_are_listed_or_in_one_text_wherever_they_stand(String path, String claims, String roles)
            throws ParseException {
        TokenConfig config = rolesIn(path);
        ConnectionClaims read = ConnectionClaims.read(ClaimSet.parse(Payload.json(claims.replace('\'', '"'))), config);
        assertEquals(roles == null ? Set.of() : Set.of(roles.split(",")), read.roles());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'realm_access':{'roles':7}}",
                "{'realm_access':{'roles':{}}}",
                "{'realm_access':{'roles':['editor',7]}}"
            })
    void roles_of_another_type_are_refused(String claims) {
        ClaimSet set = assertDoesNotThrow(() -> ClaimSet.parse(Payload.json(claims.replace('\'', '"'))));
        assertThrows(ParseException.class, () -> ConnectionClaims.read(set, rolesIn("realm_access.roles")));
    }

    @Test
    void capabilities_name_channels_and_what_is_allowed_there() throws ParseException {
        assertEquals(
                List.of(
                        new Capability(
                                List.of(ChannelPattern.literal("news"), ChannelPattern.literal("room:*")),
                                Set.of(Operation.SUBSCRIBE)),
                        new Capability(List.of(ChannelPattern.of("team:*")), Set.of(Operation.values())),
                        new Capability(List.of(), Set.of())),
                read("""
                        {"caps":[{"channels":["news","room:*"],"allow":["sub"]},
                                 {"channels":["team:*"],"match":"wildcard","allow":["sub","pub","prs","hst"],"x":1},
                                 {}]}""").capabilities());
        assertEquals(List.of(), read("{\"caps\":null}").capabilities());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'caps':{}} | claim caps is not a list",
                "{'caps':['news']} | claim caps is not a list of objects",
                "{'caps':[{'channels':'news','allow':['sub']}]} | claim channels is not a list",
                "{'caps':[{'channels':['news'],'allow':'sub'}]} | claim allow is not a list",
                "{'caps':[{'channels':['news'],'allow':['subscribe']}]} | claim allow is not of sub, pub, prs, hst",
                "{'caps':[{'channels':['news'],'match':'glob','allow':['sub']}]} | claim match is not of wildcard, regex",
                "{'caps':[{'match':'glob'}]} | claim match is not of wildcard, regex",
                "{'caps':[{'channels':['(a'],'match':'regex'}]} | claim channels is not a list of expressions",
                "{'caps':[{'channels':['news'],'match':true,'allow':['sub']}]} | claim match is not a text"
            })
    void capabilities_that_nobody_could_keep_to_are_refused(String claims, String why) {
        String json = claims.replace('\'', '"');

        assertEquals(why, assertThrows(ParseException.class, () -> read(json)).getMessage());
    }

    private static TokenConfig rolesIn(String path) {
        return TestConfig.with(
                        "tidings.client.token.hmac_secret_key=" + Jwt.SECRET,
                        "tidings.client.token.roles_claim=" + path)
                .client()
                .token();
    }

    private static ConnectionClaims read(String claims) throws ParseException {
        return ConnectionClaims.read(ClaimSet.parse(Payload.json(claims)), userIn("sub"));
    }

    private static TokenConfig userIn(String claim) {
        return new TokenConfig(Jwt.SECRET, "", null, "", "", claim);
    }
}
