package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.RawConnection.Head;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The opening handshake of RFC 6455, sections 4.1 and 4.2. */
interface HandshakeStory extends Story {

    String ENDPOINT = "connection/websocket";

    @Test
    default void the_example_of_the_rfc_gets_the_accept_key_of_the_rfc() throws IOException {
        Head head = handshake(List.of());
        assertEquals(101, head.status());
        assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", head.header("Sec-WebSocket-Accept"));
        assertEquals("websocket", head.header("Upgrade").toLowerCase(Locale.ROOT));
        assertEquals("upgrade", head.header("Connection").toLowerCase(Locale.ROOT));
    }

    @Test
    default void a_version_other_than_13_gets_426_and_hears_which_is_spoken() throws IOException {
        Head head = handshake(List.of("Sec-WebSocket-Version"), "Sec-WebSocket-Version: 8");
        assertEquals(426, head.status());
        assertTrue(head.header("Sec-WebSocket-Version").contains("13"), head.toString());
    }

    @Test
    default void without_a_version_nothing_is_upgraded() throws IOException {
        assertRefused(handshake(List.of("Sec-WebSocket-Version")));
    }

    @Test
    default void without_a_key_nothing_is_upgraded() throws IOException {
        assertRefused(handshake(List.of("Sec-WebSocket-Key")));
    }

    @Test
    default void without_an_upgrade_header_nothing_is_upgraded() throws IOException {
        assertRefused(handshake(List.of("Upgrade")));
    }

    @Test
    default void without_a_connection_header_nothing_is_upgraded() throws IOException {
        assertRefused(handshake(List.of("Connection")));
    }

    @Test
    default void a_connection_header_may_name_more_than_the_upgrade() throws IOException {
        Head head = handshake(List.of("Connection"), "Connection: keep-alive, Upgrade");
        assertEquals(101, head.status());
    }

    /** A request that lacks a part is the client's mistake; bare Tyrus says 500 to some of these. */
    private static void assertRefused(Head head) {
        assertTrue(head.status() >= 400 && head.status() < 500, head.toString());
    }

    /** The request of RFC 6455 section 1.3 without the named headers, with others added. */
    private Head handshake(List<String> without, String... with) throws IOException {
        var lines = new ArrayList<>(List.of(
                "GET /" + ENDPOINT + " HTTP/1.1",
                "Host: " + base().getAuthority(),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Origin: " + base().getScheme() + "://" + base().getAuthority(),
                "Sec-WebSocket-Version: 13"));
        lines.removeIf(line -> without.stream().anyMatch(name -> line.startsWith(name + ":")));
        lines.addAll(List.of(with));
        try (var connection = RawConnection.to(base())) {
            connection.sendHead(lines.toArray(String[]::new));
            return connection.readHead();
        }
    }
}
