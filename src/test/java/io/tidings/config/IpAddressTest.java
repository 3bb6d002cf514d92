package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:1:0:0:1, 2001::1:1:0:0:1",
        "2001:db8::, 2001:db8::",
        "fe80:0:0:0:1:2:3:4%eth0, fe80::1:2:3:4",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:0201, 192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221"
    })
    void it_is_read_and_written_as_rfc_5952_has_it(String text, String canonical) {
        assertEquals(canonical, address(text).toString());
        assertEquals(address(text), address(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "dead.beef",
                "cafe",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.",
                "1.2.3.256",
                "1.2.3.04",
                "0x7f.0.0.1",
                "2130706433",
                " 1.2.3.4",
                "1.2.3.4\n",
                "1:2",
                ":::",
                "1::2::3",
                "2001:db8::g",
                "[::1]",
                "::1:80:1:1:1:1:1:1:1",
                "%eth0",
                "1.2.3.4:80"
            })
    void what_is_no_address_is_none_and_no_name_server_is_asked(String text) {
        Optional<IpAddress> parsed = IpAddress.parse(text);
        assertTrue(parsed.isEmpty(), () -> text + " was read as " + parsed);
    }

    @Test
    void an_ipv4_address_is_a_party_and_of_ipv6_the_network_is() {
        assertEquals(address("192.0.2.1"), address("192.0.2.1").party(64));
        assertEquals(address("2001:db8:1:2::"), address("2001:db8:1:2:3:4:5:6").party(64));
        assertEquals(address("2001:db8:1::"), address("2001:db8:1:2:3:4:5:6").party(48));
        assertEquals(address("2001:db8::7"), address("2001:db8::7").party(128));
        assertNotEquals(
                address("2001:db8:1:2::1").party(64), address("2001:db8:1:3::1").party(64));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "0.0.0.0/0, 198.51.100.1, true",
        "0.0.0.0/0, ::1, false",
        "::/0, ::1, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::8000:0:0:0/65, 2001:db8::8000:0:0:1, true",
        "::1/128, ::1, true"
    })
    void a_block_has_what_begins_as_it_does(String block, String text, boolean contained) {
        assertEquals(contained, Cidr.parse(block).orElseThrow().contains(address(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0/",
                "10.0.0.0/33",
                "::/129",
                "10.1.0.0/8",
                "ten/8",
                "10.0.0.0/-1",
                "10.0.0.0/8/8"
            })
    void what_is_no_block_is_none(String text) {
        assertEquals(Optional.empty(), Cidr.parse(text));
    }
}
