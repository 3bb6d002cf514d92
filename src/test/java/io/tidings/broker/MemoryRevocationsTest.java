package io.tidings.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Limit;
import io.tidings.hub.Revocation;
import io.tidings.protocol.DisconnectCode;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryRevocationsTest {

    private static final int MOST = 3;

    private final List<Limit> refused = new ArrayList<>();
    private long now = 1000;
    private final MemoryRevocations revocations = new MemoryRevocations(MOST, refused::add, clock());

    private Clock clock() {
        InstantSource seconds = () -> Instant.ofEpochSecond(now);
        return seconds.withZone(ZoneOffset.UTC);
    }

    private boolean token(String id, long until) {
        return revocations.add(new Revocation.Token(id, until));
    }

    private void login(String name, long until) {
        assertTrue(revocations.add(new Revocation.Login(name, DisconnectCode.FORCE_DISCONNECT, until)));
    }

    private boolean user(String user, String channel, long before, long until) {
        return revocations.add(new Revocation.User(user, channel, before, until));
    }

    @Test
    void a_token_is_revoked_until_the_end() {
        assertTrue(token("a", 1010));
        assertTrue(revocations.holds("a"));
        assertFalse(revocations.holds("b"));
        now = 1009;
        assertTrue(revocations.holds("a"));
        now = 1010;
        assertFalse(revocations.holds("a"));
    }

    @Test
    void nothing_that_was_revoked_makes_room_for_another() {
        assertTrue(token("a", 1010));
        assertTrue(token("b", Revocation.EVER));
        assertTrue(user("anna", "", 900, 1020));

        assertFalse(token("c", 1030));
        assertFalse(user("ben", "", 900, 1030));
        assertFalse(revocations.holds("c"));
        assertEquals(0, revocations.issuedBefore("ben", ""));
        assertTrue(revocations.holds("a"));
        assertTrue(revocations.holds("b"));
        assertEquals(900, revocations.issuedBefore("anna", ""));
        assertEquals(List.of(Limit.REVOCATIONS, Limit.REVOCATIONS), refused);
    }

    @Test
    void what_is_over_makes_room() {
        for (String id : List.of("a", "b", "c")) {
            assertTrue(token(id, 1010));
        }
        assertFalse(token("d", 1100));
        now = 1010;
        for (String id : List.of("d", "e", "f")) {
            assertTrue(token(id, 1100), id);
        }
        assertEquals(1, refused.size());
    }

    @Test
    void the_same_again_needs_no_room_and_never_ends_earlier() {
        assertTrue(token("a", 1010));
        assertTrue(token("b", 1010));
        assertTrue(user("anna", "", 900, 1050));
        assertTrue(token("a", 1100));
        assertTrue(token("b", 1005));
        assertTrue(user("anna", "", 800, 1060));
        now = 1009;
        assertTrue(revocations.holds("b"));
        now = 1055;
        assertTrue(token("c", 1100), "b is over");
        assertTrue(revocations.holds("a"));
        assertEquals(900, revocations.issuedBefore("anna", ""));
        assertFalse(token("d", 1100));
    }

    @Test
    void what_never_ends_is_not_shortened() {
        assertTrue(token("a", 1010));
        assertTrue(token("a", Revocation.EVER));
        assertTrue(token("a", 1020));
        now = 5000;
        assertTrue(token("b", 5010));
        assertTrue(revocations.holds("a"));
    }

    @Test
    void a_channel_of_a_user_is_another_matter_than_all_of_it() {
        assertTrue(user("anna", "news", 900, 1010));
        assertEquals(900, revocations.issuedBefore("anna", "news"));
        assertEquals(0, revocations.issuedBefore("anna", "other"));
        assertEquals(0, revocations.issuedBefore("anna", ""));
        assertFalse(revocations.holds("anna"));
    }

    @Test
    void logins_take_no_room_of_tokens_and_the_first_that_ended_goes() {
        login("one", 1010);
        login("two", 1020);
        login("three", 1030);
        login("one", 1040);
        assertEquals(List.of(), refused);
        login("four", 1050);
        assertEquals(List.of(Limit.REVOCATIONS), refused);
        assertFalse(revocations.holds("two"), "the one that ends first goes");
        for (String name : List.of("one", "three", "four")) {
            assertTrue(revocations.holds(name), name);
        }
        for (String id : List.of("a", "b", "c")) {
            assertTrue(token(id, 1010));
        }
        now = 1040;
        assertFalse(revocations.holds("three"));
    }

    @Test
    void without_a_limit_there_is_room_for_all() {
        var endless = new MemoryRevocations(0, refused::add, clock());
        for (int i = 0; i < 1000; i++) {
            assertTrue(endless.add(new Revocation.Token("t" + i, 1010)));
        }
        assertTrue(endless.holds("t0"));
        assertEquals(List.of(), refused);
    }
}
