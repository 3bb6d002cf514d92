package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tidings.hub.Proof;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OidcLoginsTest {

    private final FakeEnding ending = new FakeEnding();
    private final OidcLogins logins = new OidcLogins(ending);
    private final HttpSession session = FakeHttpSession.empty();

    @Test
    void a_session_is_known_until_it_ends() {
        assertNull(of(session));
        logins.begin(login("k", "p"), session);
        assertEquals(login("k", "p"), of(session));
        assertNull(of(FakeHttpSession.empty()));

        logins.end(session);
        assertNull(of(session));
        assertEquals(List.of("p"), ending.loggedOut);
        logins.end(session);
        assertEquals(List.of("p"), ending.loggedOut);
    }

    @Test
    void a_session_that_times_out_takes_its_login_along() {
        logins.begin(login("k", "p"), session);
        logins.sessionEnds(session);

        assertEquals(List.of("p"), ending.loggedOut);
    }

    @Test
    void a_login_that_the_provider_ended_is_none_though_the_session_remembers_it() {
        logins.begin(login("k", "p"), session);
        logins.begin(login("other", "q"), FakeHttpSession.empty());

        assertEquals(1, logins.endThose(login -> login.key().equals("k")));
        assertNull(of(session));
        assertEquals(List.of("p"), ending.loggedOut);
    }

    @Test
    void a_session_has_one_login_at_a_time() {
        logins.begin(login("k", "p"), session);
        logins.begin(login("l", "q"), session);

        assertEquals(login("l", "q"), of(session));
        assertEquals(List.of("p"), ending.loggedOut);
    }

    @Test
    void what_changed_ends_the_connections_and_not_the_login() {
        logins.begin(login("k", "p"), session);
        logins.renew(login("k", "p"), login("k", "p2"));

        assertEquals(login("k", "p2"), of(session));
        assertEquals(List.of("p"), ending.changed);
        assertEquals(List.of(), ending.loggedOut);
        logins.renew(login("k", "p2"), login("k", "p2"));
        assertEquals(List.of("p"), ending.changed);
    }

    @Test
    void a_login_that_ended_while_the_provider_was_asked_stays_ended() {
        logins.begin(login("k", "p"), session);
        logins.end("k");
        logins.renew(login("k", "p"), login("k", "p2"));

        assertNull(of(session));
        assertEquals(List.of(), ending.changed);
    }

    private OidcLogin of(HttpSession of) {
        return logins.of(FakeHttpSession.request(of));
    }

    static OidcLogin login(String key, String proof) {
        return new OidcLogin(key, "anna", Set.of(), new Proof(proof, Configs.NOW), "sub-" + key, "s-" + key, "i", "r");
    }
}
