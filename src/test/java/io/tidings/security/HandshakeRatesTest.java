package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.IpAddress;
import io.tidings.config.TestConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandshakeRatesTest {

    private final FakeNanos clock = new FakeNanos();

    private HandshakeRates rates(String... settings) {
        return new HandshakeRates(TestConfig.with(settings).limit(), clock);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @Test
    void each_address_has_its_own_rate() {
        HandshakeRates rates = rates("tidings.limit.address_connection_rate=2");
        for (String each : new String[] {"192.0.2.1", "192.0.2.2"}) {
            assertEquals(0, rates.takeOf(address(each)));
            assertEquals(0, rates.takeOf(address(each)));
            assertEquals(500, Duration.ofNanos(rates.takeOf(address(each))).toMillis());
        }
        clock.advance(Duration.ofMillis(500));
        assertEquals(0, rates.takeOf(address("192.0.2.1")));
        assertTrue(rates.takeOf(address("192.0.2.1")) > 0);
    }

    @Test
    void of_ipv6_the_network_has_a_rate() {
        HandshakeRates rates = rates("tidings.limit.address_connection_rate=1");
        assertEquals(0, rates.takeOf(address("2001:db8::1")));
        assertTrue(rates.takeOf(address("2001:db8::2")) > 0);
        assertEquals(0, rates.takeOf(address("2001:db8:0:1::1")));
    }

    @Test
    void the_node_has_a_rate_whoever_comes() {
        HandshakeRates rates = rates("tidings.limit.connection_rate=3");
        assertEquals(0, rates.takeOfNode() + rates.takeOfNode() + rates.takeOfNode());
        assertTrue(rates.takeOfNode() > 0);
        clock.advance(Duration.ofSeconds(1));
        assertEquals(0, rates.takeOfNode());
    }

    @Test
    void off_is_off() {
        HandshakeRates rates = rates("tidings.limit.connection_rate=0", "tidings.limit.address_connection_rate=0");
        for (int i = 0; i < 10_000; i++) {
            assertEquals(0, rates.takeOfNode() + rates.takeOf(address("192.0.2.1")));
        }
    }
}
