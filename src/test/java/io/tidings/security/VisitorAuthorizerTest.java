package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.config.AuthMode;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Handshake;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who a client is in each mode, by what it says and what was known before. */
class VisitorAuthorizerTest {

    private static final Credentials BEN = new Credentials("ben", 0, null, Map.of());
    private static final String ANNAS_TOKEN = Jwt.of("{\"sub\":\"anna\"}");

    private final Tickets tickets = new Tickets(new FakeNanos());

    @ParameterizedTest
    @EnumSource
    void who_was_known_before_need_not_say_it_again(AuthMode mode) {
        assertEquals(Decision.granted(BEN), connect(mode, "", BEN));
    }

    @ParameterizedTest
    @CsvSource({"BOTH, 3501", "TOKEN, 3501", "CONTAINER, 3501"})
    void who_is_not_known_and_says_nothing_is_nobody(AuthMode mode, int code) {
        Decision<Credentials> nobody = Decision.refused(DisconnectCode.BAD_REQUEST);
        assertEquals(DisconnectCode.BAD_REQUEST.code(), code);
        assertEquals(nobody, connect(mode, "", null));
        assertEquals(Decision.granted(Credentials.ANONYMOUS), connect(AuthMode.ANONYMOUS, "", null));
    }

    @ParameterizedTest
    @CsvSource({"BOTH, anna", "TOKEN, anna", "ANONYMOUS, anna", "CONTAINER, "})
    void a_token_counts_where_tokens_do_and_more_than_who_was_known(AuthMode mode, String user) {
        for (Credentials visitor : new Credentials[] {null, BEN}) {
            Decision<Credentials> decision = connect(mode, ANNAS_TOKEN, visitor);
            if (user == null) {
                assertEquals(Decision.refused(DisconnectCode.INVALID_TOKEN), decision);
            } else {
                assertEquals(
                        user, ((Decision.Granted<Credentials>) decision).value().user());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_token_that_is_none_of_ours_is_not_made_good_by_who_was_known(AuthMode mode) {
        Decision<Credentials> invalid = Decision.refused(DisconnectCode.INVALID_TOKEN);
        assertEquals(invalid, connect(mode, Jwt.of("HS256", "other", "{\"sub\":\"anna\"}"), BEN));
        assertEquals(invalid, connect(mode, "garbage", BEN));
    }

    @Test
    void a_ticket_stands_where_a_token_would_once_and_sdks_are_made_to_get_another() {
        String ticket = tickets.issue(BEN);

        assertEquals(Decision.granted(BEN), connect(AuthMode.BOTH, ticket, null));
        assertEquals(Decision.refused(ErrorCode.TOKEN_EXPIRED), connect(AuthMode.BOTH, ticket, null));
    }

    private Decision<Credentials> connect(AuthMode mode, String token, Credentials visitor) {
        var authorizer =
                new VisitorAuthorizer(mode, tickets, new TokenAuthorizer(Configs.client(Configs.TOKEN), Configs.CLOCK));
        return authorizer
                .connect(
                        new Command.Connect(1, token, null, Map.of(), "", "", Map.of()),
                        new Handshake("websocket", visitor, "", false))
                .toCompletableFuture()
                .join();
    }
}
