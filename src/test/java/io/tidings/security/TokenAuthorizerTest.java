package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.ClientConfig;
import io.tidings.hub.Authentication;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.Handshake;
import io.tidings.hub.OptionOverride;
import io.tidings.hub.Proof;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Outcome;
import io.tidings.protocol.Payload;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which case gets which code: sections 3.2, 3.4, 4.1 and 5 of the protocol. */
class TokenAuthorizerTest {

    private static final long NOW = Configs.NOW;
    private static final String FOREIGN = Jwt.of("HS256", "other", "{\"sub\":\"anna\"}");

    private static final ClientConfig STRICT = Configs.client(Configs.TOKEN);
    private static final ClientConfig ANONYMOUS = Configs.client(Configs.TOKEN, false, true, false);
    private static final ClientConfig NAMED_ONLY = Configs.client(Configs.TOKEN, false, false, true);
    private static final ClientConfig INSECURE = Configs.client(Configs.TOKEN, true, false, false);
    private static final ClientConfig NO_SECRET = Configs.client(Configs.secrets("", "", null));

    private static final Proof UNNAMED = new Proof("", 0);
    private static final Credentials ANNA = byToken("anna", 0, null, Map.of());
    private static final Credentials ANONYMOUS_BY_TOKEN = byToken("", 0, null, Map.of());

    // ---- connect

    static Stream<Arguments> refused_connections() {
        return Stream.of(
                Arguments.of(STRICT, "{\"sub\":\"anna\",\"exp\":" + (NOW - 1) + "}", ErrorCode.TOKEN_EXPIRED),
                Arguments.of(STRICT, "{\"sub\":\"anna\",\"nbf\":" + (NOW + 1) + "}", ErrorCode.TOKEN_EXPIRED),
                Arguments.of(INSECURE, "{\"sub\":\"anna\",\"exp\":" + (NOW - 1) + "}", ErrorCode.TOKEN_EXPIRED),
                Arguments.of(STRICT, "{\"sub\":\"anna\",\"channel\":\"news\"}", DisconnectCode.INVALID_TOKEN),
                Arguments.of(STRICT, "{\"sub\":7}", DisconnectCode.INVALID_TOKEN),
                Arguments.of(STRICT, "not even JSON", DisconnectCode.INVALID_TOKEN),
                Arguments.of(NO_SECRET, "{\"sub\":\"anna\"}", DisconnectCode.INVALID_TOKEN),
                Arguments.of(NAMED_ONLY, "{}", DisconnectCode.PERMISSION_DENIED),
                Arguments.of(NAMED_ONLY, "{\"sub\":\"\"}", DisconnectCode.PERMISSION_DENIED),
                Arguments.of(STRICT, "{\"sub\":\"anna\",\"expire_at\":" + NOW + "}", ErrorCode.EXPIRED),
                Arguments.of(STRICT, "{\"sub\":\"anna\",\"expire_at\":-1}", ErrorCode.EXPIRED),
                Arguments.of(STRICT, "{\"exp\":" + (NOW + 9) + ",\"expire_at\":" + (NOW - 9) + "}", ErrorCode.EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("refused_connections")
    void a_connection_is_refused_with_the_code_of_its_case(ClientConfig config, String claims, Outcome why) {
        assertEquals(new Decision.Refused<>(why), connect(config, Jwt.of(claims)));
    }

    @Test
    void what_is_no_token_of_ours_is_an_invalid_token_even_when_tokens_are_optional() {
        Decision<Credentials> invalid = Decision.refused(DisconnectCode.INVALID_TOKEN);

        assertEquals(invalid, connect(STRICT, FOREIGN));
        assertEquals(invalid, connect(INSECURE, FOREIGN));
        assertEquals(invalid, connect(ANONYMOUS, "garbage"));
        assertEquals(invalid, connect(INSECURE, Jwt.unsigned("{\"alg\":\"none\"}", "{\"sub\":\"root\"}")));
    }

    @Test
    void a_good_token_gives_user_expiry_info_and_server_side_subscriptions() {
        String token =
                Jwt.of("{\"sub\":\"anna\",\"exp\":" + (NOW + 60) + ",\"info\":{\"n\":1.0},\"channels\":[\"news\"]}");

        assertEquals(
                Decision.granted(byToken("anna", NOW + 60, Payload.json("{\"n\":1.0}"), Map.of("news", Grant.PLAIN))),
                connect(STRICT, token));
    }

    @Test
    void a_token_without_a_user_is_good_unless_the_configuration_says_no() {
        assertEquals(Decision.granted(ANONYMOUS_BY_TOKEN), connect(STRICT, Jwt.of("{\"iat\":0}")));
        assertEquals(Decision.granted(ANNA), connect(NAMED_ONLY, Jwt.of("{\"sub\":\"anna\"}")));
    }

    @Test
    void an_insecure_connection_never_expires() {
        Decision<Credentials> anna = Decision.granted(ANNA);

        assertEquals(anna, connect(INSECURE, Jwt.of("{\"sub\":\"anna\",\"exp\":" + (NOW + 60) + "}")));
        assertEquals(anna, connect(INSECURE, Jwt.of("{\"sub\":\"anna\",\"expire_at\":" + (NOW - 60) + "}")));
        assertEquals(anna, refresh(INSECURE, ANNA, Jwt.of("{\"sub\":\"anna\",\"exp\":" + (NOW + 60) + "}")));
    }

    @Test
    void without_a_token_only_an_open_door_lets_anybody_in() {
        Decision<Credentials> somebody = Decision.granted(Credentials.ANONYMOUS);
        Decision<Credentials> nobody = Decision.refused(DisconnectCode.BAD_REQUEST);

        assertEquals(somebody, connect(ANONYMOUS, ""));
        assertEquals(somebody, connect(INSECURE, ""));
        assertEquals(nobody, connect(STRICT, ""));
        assertEquals(nobody, connect(NAMED_ONLY, ""));
        assertEquals(nobody, connect(NO_SECRET, ""));
    }

    // ---- subscribe

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'sub':'anna','channel':'news','exp':1800000000} | 109",
                "{'sub':'anna','channel':'news','nbf':1800000001} | 109",
                "{'sub':'bert','channel':'news','exp':1800000000} | 109",
                "{'sub':'anna'} | 103",
                "{'sub':'anna','channel':''} | 103",
                "{'sub':'anna','channel':['news']} | 103",
                "{'sub':'anna','channel':'news2'} | 3500",
                "{'sub':'bert','channel':'news'} | 3500",
                "{'channel':'news'} | 3500",
                "{'sub':'anna','channel':'news','client':'c2'} | 3500",
                "{'sub':'anna','channel':'news','expire_at':1800000000} | 110",
            })
    void a_subscription_is_refused_with_the_code_of_its_case(String claims, int code) {
        assertEquals(code, code(subscribe(STRICT, ANNA, "news", Jwt.of(claims.replace('\'', '"')))));
    }

    @Test
    void a_subscription_token_that_is_none_is_no_permission() {
        assertEquals(103, code(subscribe(STRICT, ANNA, "news", Jwt.of("HS256", "other", "{\"channel\":\"news\"}"))));
        assertEquals(103, code(subscribe(STRICT, ANNA, "news", "garbage")));
        assertEquals(103, code(subscribe(INSECURE, ANNA, "news", "garbage")));
        assertEquals(103, code(subscribe(NO_SECRET, ANNA, "news", Jwt.of("{\"channel\":\"news\"}"))));
    }

    @Test
    void a_good_subscription_token_grants_what_it_says() {
        String token = Jwt.of("{\"sub\":\"anna\",\"channel\":\"news\",\"client\":\"c1\",\"exp\":" + (NOW + 1)
                + ",\"info\":1,\"data\":2,\"override\":{\"presence\":{\"value\":false}}}");
        OptionOverride absent = new OptionOverride(false, null, null, null, null);

        Decision<Grant> granted =
                Decision.granted(new Grant(NOW + 1, Payload.json("1"), Payload.json("2"), absent, UNNAMED));
        assertEquals(granted, subscribe(STRICT, ANNA, "news", token));
        assertEquals(granted, subRefresh(STRICT, ANNA, "news", token));
    }

    @Test
    void an_anonymous_client_uses_tokens_without_a_user() {
        String token = Jwt.of("{\"channel\":\"test1\"}");

        assertEquals(
                Decision.granted(new Grant(0, null, null, OptionOverride.NONE, UNNAMED)),
                subscribe(INSECURE, Credentials.ANONYMOUS, "test1", token));
    }

    @Test
    void a_subscription_expires_on_an_insecure_connection_too() {
        String token = Jwt.of("{\"sub\":\"anna\",\"channel\":\"news\",\"exp\":" + (NOW + 5) + "}");

        assertEquals(
                Decision.granted(new Grant(NOW + 5, null, null, OptionOverride.NONE, UNNAMED)),
                subscribe(INSECURE, ANNA, "news", token));
    }

    // ---- refresh

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'sub':'anna','exp':1800000000} | 3005",
                "{'sub':'anna','nbf':1800000001} | 3005",
                "{'sub':'bert','exp':1800000000} | 3005",
                "{'sub':'bert'} | 3500",
                "{} | 3500",
                "{'sub':'anna','channel':'news'} | 3500",
                "{'sub':'anna','channels':'news'} | 3500",
                "{'sub':'anna','expire_at':1800000000} | 110",
            })
    void a_refresh_is_refused_with_the_code_of_its_case(String claims, int code) {
        assertEquals(code, code(refresh(STRICT, ANNA, Jwt.of(claims.replace('\'', '"')))));
    }

    @Test
    void a_refresh_without_a_token_of_ours_ends_the_connection() {
        assertEquals(new Decision.Refused<>(DisconnectCode.BAD_REQUEST), refresh(STRICT, ANNA, ""));
        assertEquals(new Decision.Refused<>(DisconnectCode.INVALID_TOKEN), refresh(STRICT, ANNA, FOREIGN));
        assertEquals(new Decision.Refused<>(DisconnectCode.INVALID_TOKEN), refresh(STRICT, ANNA, "garbage"));
        assertEquals(
                new Decision.Refused<>(DisconnectCode.INVALID_TOKEN),
                refresh(NO_SECRET, ANNA, Jwt.of("{\"sub\":\"anna\"}")));
    }

    @Test
    void a_refresh_brings_new_expiry_info_and_subscriptions() {
        String token = Jwt.of("{\"sub\":\"anna\",\"exp\":" + (NOW + 60) + ",\"info\":\"new\",\"channels\":[\"b\"]}");

        assertEquals(
                Decision.granted(byToken("anna", NOW + 60, Payload.json("\"new\""), Map.of("b", Grant.PLAIN))),
                refresh(STRICT, ANNA, token));
        assertEquals(Decision.granted(ANONYMOUS_BY_TOKEN), refresh(STRICT, Credentials.ANONYMOUS, Jwt.of("{}")));
    }

    // ---- sub_refresh

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'sub':'anna','channel':'news','exp':1800000000} | 110",
                "{'sub':'anna','channel':'news','expire_at':1799999999} | 110",
                "{'sub':'anna'} | 3500",
                "{'sub':'anna','channel':'other'} | 3500",
                "{'sub':'bert','channel':'news'} | 3500",
                "{'sub':'anna','channel':'news','client':'c2'} | 3500",
            })
    void a_subscription_refresh_is_refused_with_the_code_of_its_case(String claims, int code) {
        assertEquals(code, code(subRefresh(STRICT, ANNA, "news", Jwt.of(claims.replace('\'', '"')))));
    }

    @Test
    void a_subscription_refresh_without_a_token_is_a_bad_request_and_with_a_foreign_one_the_end() {
        assertEquals(new Decision.Refused<>(ErrorCode.BAD_REQUEST), subRefresh(STRICT, ANNA, "news", ""));
        assertEquals(new Decision.Refused<>(DisconnectCode.INVALID_TOKEN), subRefresh(STRICT, ANNA, "news", FOREIGN));
    }

    // ----

    private static Decision<Credentials> connect(ClientConfig config, String token) {
        var command = new Command.Connect(1, token, null, Map.of(), "", "", Map.of());
        return now(authorizer(config).connect(command, new Handshake("websocket", null, "", false)));
    }

    private static Decision<Grant> subscribe(ClientConfig config, Credentials who, String channel, String token) {
        var request = new SubscribeRequest(
                channel, token, false, StreamPosition.NONE, null, false, false, false, "", false, 0, 0);
        return now(authorizer(config).subscribe(who, "c1", request));
    }

    private static Decision<Credentials> refresh(ClientConfig config, Credentials who, String token) {
        return now(authorizer(config).refresh(who, token));
    }

    private static Decision<Grant> subRefresh(ClientConfig config, Credentials who, String channel, String token) {
        return now(authorizer(config).subRefresh(who, "c1", channel, token));
    }

    private static Credentials byToken(String user, long expireAt, Payload info, Map<String, Grant> subs) {
        return new Credentials(user, expireAt, info, subs, new Authentication("token", Set.of(), UNNAMED));
    }

    private static TokenAuthorizer authorizer(ClientConfig config) {
        return new TokenAuthorizer(config, Configs.CLOCK);
    }

    private static <T> T now(CompletionStage<T> stage) {
        assertTrue(stage.toCompletableFuture().isDone());
        return stage.toCompletableFuture().join();
    }

    private static int code(Decision<?> decision) {
        Outcome why = decision instanceof Decision.Refused<?> refused ? refused.why() : null;
        return why instanceof ErrorCode error ? error.code() : why instanceof DisconnectCode end ? end.code() : 0;
    }
}
