package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.UnsubscribeCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was revoked ends everywhere, and does not come back; what was not is left alone. */
class RevocationsTest {

    private final long now = Instant.now().getEpochSecond();
    private static final String SUBSCRIBE = "{\"id\":2,\"subscribe\":{\"channel\":\"news\",\"token\":\"t\"}}";

    private final HubFixture fixture = HubFixture.authorizedByTest();
    private final Revocations revocations = fixture.hub().revocations();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void a_revoked_token_ends_every_connection_made_with_it() {
        Peer one = connected("anna", new Proof("t1", now));
        Peer other = connected("anna", new Proof("t1", now));
        Peer another = connected("anna", new Proof("t2", now));
        revocations.revokeToken("t1", 0);

        one.isClosedWith(DisconnectCode.STATE_INVALIDATED);
        other.isClosedWith(DisconnectCode.STATE_INVALIDATED);
        assertTrue(another.client().connected());
    }

    @Test
    void who_comes_with_a_revoked_token_is_told_to_get_another() {
        revocations.revokeToken("t1", 0);
        fixture.authorizer().connecting(who("anna", new Proof("t1", now)));
        fixture.peer().sends("{\"id\":1,\"connect\":{\"token\":\"t\"}}").isRefused(1, 109);
        assertEquals(0, fixture.hub().clients().connected());
    }

    @Test
    void who_only_listens_is_disconnected_with_a_revoked_token() {
        revocations.revokeToken("t1", 0);
        fixture.authorizer().connecting(who("anna", new Proof("t1", now)));
        Peer listening = fixture.listening().sends("{\"id\":1,\"connect\":{\"token\":\"t\"}}");
        listening.isClosedWith(DisconnectCode.EXPIRED);
    }

    @Test
    void a_refresh_with_a_revoked_token_ends_the_connection() {
        Peer anna = connected("anna", new Proof("t1", now));
        revocations.revokeToken("t2", 0);
        fixture.authorizer().connecting(who("anna", new Proof("t2", now)));
        anna.sends("{\"id\":2,\"refresh\":{\"token\":\"t\"}}");
        anna.isClosedWith(DisconnectCode.EXPIRED);
    }

    @Test
    void what_a_user_got_before_a_moment_is_revoked_and_what_came_later_is_not() {
        Peer before = connected("anna", new Proof("", now - 1));
        Peer undated = connected("anna", new Proof("", 0));
        Peer after = connected("anna", new Proof("", now));
        Peer ben = connected("ben", new Proof("", now - 1));
        revocations.revokeUser("anna", now, 0);

        before.isClosedWith(DisconnectCode.STATE_INVALIDATED);
        undated.isClosedWith(DisconnectCode.STATE_INVALIDATED);
        assertTrue(after.client().connected());
        assertTrue(ben.client().connected());
    }

    @Test
    void without_a_moment_all_that_a_user_has_now_is_revoked() {
        Peer anna = connected("anna", new Proof("", Instant.now().getEpochSecond()));
        assertRevoked(revocations.revokeUser("anna", 0, 0));
        anna.isClosedWith(DisconnectCode.STATE_INVALIDATED);
    }

    @Test
    void the_subscription_tokens_for_one_channel_are_revoked_alone() {
        Peer anna = subscribed("anna");
        Peer ben = subscribed("ben");
        anna.sends("{\"id\":3,\"subscribe\":{\"channel\":\"other\",\"token\":\"t\"}}")
                .receivesPart("{\"id\":3,");
        assertRevoked(revocations.revokeSubscriptions("anna", "news", 0, 0));

        anna.receivesPart("{\"push\":{\"channel\":\"news\",\"unsubscribe\":{\"code\":2502,");
        anna.sends(SUBSCRIBE).isRefused(2, 109);
        assertEquals(1, anna.client().subscriptions().size());
        assertEquals(1, ben.client().subscriptions().size());
        connected("anna", new Proof("c", now));
    }

    @Test
    void a_subscription_token_that_came_later_is_good() {
        revocations.revokeSubscriptions("anna", "news", now, 0);
        Peer anna = subscribed("anna");
        assertEquals(1, anna.client().subscriptions().size());
    }

    @Test
    void what_nothing_vouched_for_cannot_be_revoked() {
        Peer anonymous = connected("", null);
        revocations.revokeUser("", now + 10, 0);
        assertTrue(anonymous.client().connected());
    }

    @Test
    void a_subscription_made_with_a_revoked_token_ends_and_the_connection_goes_on() {
        Peer anna = connected("anna", new Proof("c", now));
        fixture.authorizer().subscribing(granted(new Proof("s", now)));
        anna.sends(SUBSCRIBE).receivesPart("{\"id\":2,\"subscribe\":{");
        revocations.revokeToken("s", 0);

        anna.receives("{\"push\":{\"channel\":\"news\",\"unsubscribe\":{\"code\":"
                + UnsubscribeCode.STATE_INVALIDATED.code() + ",\"reason\":\"state invalidated\"}}}");
        assertTrue(anna.client().connected());
        anna.sends(SUBSCRIBE).isRefused(2, 109);
    }

    @Test
    void a_subscription_cannot_be_prolonged_with_a_revoked_token() {
        Peer anna = connected("anna", new Proof("c", now));
        fixture.authorizer().subscribing(granted(new Proof("s", now)));
        anna.sends(SUBSCRIBE).receivesPart("{\"id\":2,\"subscribe\":{");
        revocations.revokeToken("s2", 0);
        fixture.authorizer().subRefreshing(granted(new Proof("s2", now)));
        anna.sends("{\"id\":3,\"sub_refresh\":{\"channel\":\"news\",\"token\":\"t\"}}")
                .isRefused(3, 110)
                .receivesPart("\"unsubscribe\":{\"code\":2502,");
    }

    @Test
    void a_login_that_changed_ends_its_connections_which_may_come_back_under_its_new_name() {
        Peer one = connected("anna", new Proof("login-1", now));
        Peer elsewhere = connected("anna", new Proof("login-2", now));
        revocations.loginChanged("login-1");

        one.isClosedWith(DisconnectCode.STATE_INVALIDATED);
        assertTrue(elsewhere.client().connected());
        fixture.authorizer().connecting(who("anna", new Proof("login-1", now)));
        fixture.peer().sends("{\"id\":1,\"connect\":{}}").isRefused(1, 109);
        connected("anna", new Proof("login-3", now));
    }

    @Test
    void a_logout_ends_every_connection_of_that_login_for_good() {
        Peer one = connected("anna", new Proof("login-1", now));
        Peer other = connected("anna", new Proof("login-1", now));
        Peer elsewhere = connected("anna", new Proof("login-2", now));
        revocations.loggedOut("login-1");

        one.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
        other.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
        assertTrue(elsewhere.client().connected());
        fixture.authorizer().connecting(who("anna", new Proof("login-1", now)));
        fixture.peer().sends("{\"id\":1,\"connect\":{}}").isRefused(1, 109);
    }

    @Test
    void the_sessions_of_a_user_are_known_while_they_last() {
        Peer anna = connected("anna", null);
        connected("ben", null);
        SessionRecord record = fixture.hub().sessionStore().of("anna").get(0);

        assertEquals(anna.client().id(), record.sessionId());
        assertEquals("anna", record.userId());
        assertEquals("test", record.node());
        assertEquals("127.0.0.1", record.address());
        assertTrue(Math.abs(record.createdAt() - now) < 60, record::toString);
        assertEquals(1, fixture.hub().sessionStore().of("anna").size());
        anna.vanishes();
        assertEquals(0, fixture.hub().sessionStore().of("anna").size());
    }

    @Test
    void a_revocation_that_comes_while_a_client_connects_does_not_miss_it() {
        var answer = new CompletableFuture<Decision<Credentials>>();
        fixture.authorizer().connecting(answer);
        Peer anna = fixture.peer().sends("{\"id\":1,\"connect\":{\"token\":\"t\"}}");
        revocations.revokeToken("t1", 0);
        answer.complete(Decision.granted(who("anna", new Proof("t1", now))));
        anna.isRefused(1, 109);
    }

    @Test
    void a_revocation_that_is_over_revokes_nothing() {
        assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), revocations.revokeToken("t1", now - 1));
        assertEquals(Decision.refused(ErrorCode.BAD_REQUEST), revocations.revokeUser("anna", now + 10, now - 1));
        assertTrue(connected("anna", new Proof("t1", now)).client().connected());
    }

    @Test
    void a_second_revocation_takes_nothing_back_of_the_first() {
        assertRevoked(revocations.revokeUser("anna", now, 0));
        assertRevoked(revocations.revokeUser("anna", now - 100, now + 600));
        assertRevoked(revocations.revokeToken("t1", 0));
        assertRevoked(revocations.revokeToken("t1", now + 600));
        fixture.authorizer().connecting(who("anna", new Proof("", now - 1)));
        fixture.peer().sends("{\"id\":1,\"connect\":{\"token\":\"t\"}}").isRefused(1, 109);
        fixture.authorizer().connecting(who("ben", new Proof("t1", now)));
        fixture.peer().sends("{\"id\":1,\"connect\":{\"token\":\"t\"}}").isRefused(1, 109);
    }

    @Test
    void what_finds_no_room_is_refused_and_ends_nothing() {
        try (HubFixture narrow = HubFixture.authorizedByTest("tidings.limit.revocations=1")) {
            narrow.authorizer().connecting(who("anna", new Proof("t2", now)));
            Peer anna = narrow.peer().connectsWith("t");
            assertRevoked(narrow.hub().revocations().revokeToken("t1", 0));

            assertEquals(
                    Decision.refused(ErrorCode.TOO_MANY_REQUESTS),
                    narrow.hub().revocations().revokeToken("t2", 0));
            assertEquals(List.of(Limit.REVOCATIONS), narrow.refusals());
            assertTrue(anna.client().connected());
            narrow.hub().revocations().loggedOut("t2");
            anna.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
        }
    }

    @Test
    void what_another_node_revoked_ends_here_too() {
        Peer anna = connected("anna", new Proof("t1", now));
        Peer ben = connected("ben", new Proof("t2", now));
        Peer chris = connected("chris", new Proof("login-1", now));
        fixture.revocations().revokedElsewhere(new Revocation.Token("t1", now + 600));
        fixture.revocations().revokedElsewhere(new Revocation.User("ben", "", now + 1, now + 600));
        fixture.revocations()
                .revokedElsewhere(new Revocation.Login("login-1", DisconnectCode.FORCE_DISCONNECT, now + 600));

        anna.isClosedWith(DisconnectCode.STATE_INVALIDATED);
        ben.isClosedWith(DisconnectCode.STATE_INVALIDATED);
        chris.isClosedWith(DisconnectCode.FORCE_DISCONNECT);
    }

    private static void assertRevoked(Decision<Revocation> decision) {
        assertInstanceOf(Decision.Granted.class, decision);
    }

    private Peer connected(String user, Proof proof) {
        fixture.authorizer().connecting(who(user, proof));
        return fixture.peer().connectsWith("t");
    }

    /** Connected, and subscribed to the channel {@code news} with a token of its own, both issued now. */
    private Peer subscribed(String user) {
        Peer peer = connected(user, new Proof("c", now));
        fixture.authorizer().subscribing(granted(new Proof("s", now)));
        return peer.sends(SUBSCRIBE).receivesPart("{\"id\":2,\"subscribe\":{");
    }

    private static Credentials who(String user, Proof proof) {
        return new Credentials(user, 0, null, Map.of(), new Authentication("token", Set.of(), proof));
    }

    private static CompletableFuture<Decision<Grant>> granted(Proof proof) {
        return CompletableFuture.completedFuture(
                Decision.granted(new Grant(0, null, null, OptionOverride.NONE, proof)));
    }
}
