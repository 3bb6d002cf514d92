package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.security.RelyingParty.Renewal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** When the provider is asked about logins again, and what becomes of its answers. */
class LoginRefreshTest {

    private final FakeEnding ending = new FakeEnding();
    private final OidcLogins logins = new OidcLogins(ending);
    private final FakeNanos clock = new FakeNanos();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private Renewal answer = new Renewal.Unknown();
    private boolean stopping;

    private final LoginRefresh refresh =
            new LoginRefresh(logins, this::ask, Duration.ofMinutes(5), this::execute, clock);

    private Renewal ask(OidcLogin login) {
        asked.add(login.key());
        return answer;
    }

    private void execute(Runnable task) {
        if (stopping) {
            throw new RejectedExecutionException("stopped");
        }
        tasks.add(task);
    }

    @Test
    void a_login_is_asked_about_once_in_each_interval() {
        begin("k");
        ticks();
        assertEquals(List.of(), asked);
        clock.advance(Duration.ofMinutes(5));
        ticks();
        ticks();
        assertEquals(List.of("k"), asked);
        clock.advance(Duration.ofMinutes(5));
        ticks();
        assertEquals(List.of("k", "k"), asked);
        assertEquals(List.of(), ending.loggedOut);
    }

    @Test
    void a_login_that_is_over_ends() {
        begin("k");
        answer = new Renewal.Over();
        due();

        assertEquals(List.of("proof-k"), ending.loggedOut);
        clock.advance(Duration.ofMinutes(5));
        ticks();
        assertEquals(List.of("k"), asked);
    }

    @Test
    void a_login_with_other_roles_changes() {
        begin("k");
        answer = new Renewal.Good(OidcLoginsTest.login("k", "other"));
        due();

        assertEquals(List.of("proof-k"), ending.changed);
    }

    @Test
    void a_provider_that_gave_no_refresh_token_is_not_asked() {
        OidcLogin login = OidcLoginsTest.login("k", "p");
        logins.begin(
                new OidcLogin("k", login.user(), login.roles(), login.proof(), "anna", "", "i", ""),
                FakeHttpSession.empty());
        due();

        assertEquals(List.of(), asked);
    }

    @Test
    void no_more_are_asked_about_at_a_time_than_the_provider_should_bear() {
        for (int i = 0; i < 20; i++) {
            begin("k" + i);
        }
        refresh.tick();
        clock.advance(Duration.ofMinutes(5));
        refresh.tick();
        refresh.tick();
        assertEquals(8, tasks.size());
        runs();
        ticks();
        ticks();
        assertEquals(20, asked.size());
        assertEquals(20, asked.stream().distinct().count());
    }

    @Test
    void a_server_that_stops_asks_nobody_and_loses_no_place() {
        begin("k");
        stopping = true;
        for (int i = 0; i < 20; i++) {
            due();
        }
        stopping = false;
        due();

        assertEquals(List.of("k"), asked);
    }

    private void begin(String key) {
        logins.begin(OidcLoginsTest.login(key, "proof-" + key), FakeHttpSession.empty());
    }

    private void due() {
        refresh.tick();
        clock.advance(Duration.ofMinutes(5));
        ticks();
    }

    private void ticks() {
        refresh.tick();
        runs();
    }

    private void runs() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }
}
