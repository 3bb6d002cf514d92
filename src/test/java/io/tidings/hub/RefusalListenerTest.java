package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.protocol.DisconnectCode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalListenerTest {

    private static final String ANONYMOUS = "tidings.client.allow_anonymous_connect_without_token=true";

    @Test
    void who_may_not_connect_is_told_of_once() {
        try (HubFixture fixture = HubFixture.with()) {
            fixture.peer().sends("{\"id\":1,\"connect\":{}}").isClosedWith(DisconnectCode.BAD_REQUEST);
            assertEquals(List.of("connect 3501"), fixture.denials().told());
            fixture.peer().sends("{\"id\":1,\"connect\":{\"token\":\"x\"}}").isClosedWith(DisconnectCode.INVALID_TOKEN);
            assertEquals(
                    List.of("connect 3501", "connect 3500"), fixture.denials().told());
        }
    }

    @Test
    void who_says_nothing_that_makes_sense_is_told_of_too() {
        try (HubFixture fixture = HubFixture.with()) {
            fixture.peer().sends("{\"id\":1,\"rpc\":{}}").isClosedWith(DisconnectCode.BAD_REQUEST);
            assertEquals(List.of("connect 3501"), fixture.denials().told());
            fixture.peer().after(Duration.ofMinutes(1)).isClosedWith(DisconnectCode.STALE);
            assertEquals(
                    List.of("connect 3501", "connect 3502"), fixture.denials().told());
        }
    }

    @Test
    void who_goes_away_by_himself_was_not_refused() {
        try (HubFixture fixture = HubFixture.with(ANONYMOUS)) {
            fixture.peer().vanishes();
            fixture.peer().connects().vanishes();
            fixture.isEmpty();
            assertEquals(List.of(), fixture.denials().told());
        }
    }

    @Test
    void each_operation_that_is_refused_is_told_of_with_its_channel() {
        try (HubFixture fixture = HubFixture.with(ANONYMOUS, "tidings.channel.without_namespace.presence=true")) {
            Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
            anna.sends("{\"id\":2,\"subscribe\":{\"channel\":\"a\"}}").isRefused(2, 103);
            anna.sends("{\"id\":3,\"publish\":{\"channel\":\"b:1\",\"data\":1}}")
                    .isRefused(3, 102);
            anna.sends("{\"id\":4,\"presence_stats\":{\"channel\":\"c\"}}").isRefused(4, 103);
            anna.sends("{\"id\":5,\"history\":{\"channel\":\"d\"}}").isRefused(5, 108);
            anna.sends("{\"id\":6,\"subscribe\":{\"channel\":\"e\",\"token\":\"x\"}}")
                    .isRefused(6, 103);
            assertEquals(
                    List.of(
                            "anna SUBSCRIBE a 103",
                            "anna PUBLISH b:1 102",
                            "anna PRESENCE c 103",
                            "anna HISTORY d 108",
                            "anna SUBSCRIBE e 103"),
                    fixture.denials().told());
        }
    }
}
