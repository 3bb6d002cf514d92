package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.config.IpAddress;
import io.tidings.config.TestConfig;
import io.tidings.hub.Authorizer;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Handshake;
import io.tidings.hub.Limit;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FailedAuthenticationsTest {

    private static final IpAddress EVE = IpAddress.parse("203.0.113.66").orElseThrow();
    private static final IpAddress ANNA = IpAddress.parse("192.0.2.1").orElseThrow();

    private final FakeNanos clock = new FakeNanos();

    private FailedAuthentications failures(String... settings) {
        return new FailedAuthentications(TestConfig.with(settings).limit(), clock);
    }

    private static void fail(FailedAuthentications failures, IpAddress address, int times) {
        for (int i = 0; i < times; i++) {
            failures.failed(address);
        }
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }

    @Test
    void the_wait_doubles_up_to_the_longest_and_nobody_else_waits() {
        FailedAuthentications failures =
                failures("tidings.limit.authentication_failures=3", "tidings.limit.authentication_backoff=20s");
        fail(failures, EVE, 3);
        assertEquals(0, failures.mustWait(EVE));
        List<Long> waits = LongStream.range(0, 7)
                .map(i -> {
                    failures.failed(EVE);
                    return seconds(failures.mustWait(EVE));
                })
                .boxed()
                .toList();
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 20L, 20L), waits);
        assertEquals(0, failures.mustWait(ANNA));
    }

    @Test
    void the_wait_passes_but_the_next_failure_counts_on() {
        FailedAuthentications failures = failures("tidings.limit.authentication_failures=1");
        fail(failures, EVE, 2);
        assertEquals(1, seconds(failures.mustWait(EVE)));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(0, failures.mustWait(EVE));
        failures.failed(EVE);
        assertEquals(2, seconds(failures.mustWait(EVE)));
    }

    @Test
    void who_was_good_for_the_longest_wait_starts_anew() {
        FailedAuthentications failures =
                failures("tidings.limit.authentication_failures=1", "tidings.limit.authentication_backoff=10s");
        fail(failures, EVE, 2);
        clock.advance(Duration.ofSeconds(11));
        failures.failed(EVE);
        assertEquals(0, failures.mustWait(EVE));
    }

    @Test
    void a_thousand_failures_wait_no_longer_than_the_longest() {
        FailedAuthentications failures = failures("tidings.limit.authentication_backoff=24h");
        fail(failures, EVE, 1000);
        assertEquals(Duration.ofHours(24).toSeconds(), seconds(failures.mustWait(EVE)));
    }

    @Test
    void the_addresses_of_one_network_wait_together() {
        FailedAuthentications failures = failures("tidings.limit.authentication_failures=1");
        failures.failed(IpAddress.parse("2001:db8::1").orElseThrow());
        failures.failed(IpAddress.parse("2001:db8::2").orElseThrow());
        assertEquals(1, seconds(failures.mustWait(IpAddress.parse("2001:db8::3").orElseThrow())));
    }

    @Test
    void off_is_off() {
        FailedAuthentications failures = failures("tidings.limit.authentication_failures=0");
        fail(failures, EVE, 1000);
        assertEquals(0, failures.mustWait(EVE));
    }

    private Decision<Credentials> connect(Authorizer authorizer, String token, String address) {
        Command.Connect command = new Command.Connect(1, token, null, Map.of(), "", "", Map.of());
        return authorizer
                .connect(command, new Handshake("test", null, address, false))
                .toCompletableFuture()
                .join();
    }

    @Test
    void who_waits_has_no_token_looked_at_not_even_a_good_one() {
        var config = TestConfig.with(
                "tidings.limit.authentication_failures=2",
                "tidings.client.token.hmac_secret_key=" + Jwt.SECRET,
                "tidings.client.allow_anonymous_connect_without_token=true");
        List<Limit> refused = new ArrayList<>();
        Authorizer authorizer = new PatientAuthorizer(
                new TokenAuthorizer(config.client(), Clock.systemUTC()),
                new FailedAuthentications(config.limit(), clock),
                refused::add);
        String good = new TokenMinter(config.client().token(), Clock.systemUTC())
                .connection("anna", Duration.ZERO, null, List.of());
        Decision<Credentials> invalid = Decision.refused(DisconnectCode.INVALID_TOKEN);
        for (int i = 0; i < 3; i++) {
            assertEquals(invalid, connect(authorizer, "guess", "203.0.113.66"));
        }
        Decision<Credentials> later = Decision.refused(DisconnectCode.TOO_MANY_REQUESTS);
        assertEquals(later, connect(authorizer, good, "203.0.113.66"));
        assertEquals(List.of(Limit.FAILED_AUTHENTICATIONS), refused);
        assertEquals("anna", user(connect(authorizer, good, "192.0.2.1")));
        assertEquals("anna", user(connect(authorizer, good, "")));
        clock.advance(Duration.ofSeconds(1));
        assertEquals("anna", user(connect(authorizer, good, "203.0.113.66")));
    }

    private static String user(Decision<Credentials> decision) {
        return ((Decision.Granted<Credentials>) decision).value().user();
    }
}
