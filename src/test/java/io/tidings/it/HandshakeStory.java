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
        assertProblem(426, head);
        assertTrue(head.header("Sec-WebSocket-Version").contains("13"), head.toString());
    }

    @Test
    default void without_a_version_nothing_is_upgraded() throws IOException {
        assertProblem(426, handshake(List.of("Sec-WebSocket-Version")));
    }

    @Test
    default void without_a_key_or_with_a_wrong_one_nothing_is_upgraded() throws IOException {
        assertProblem(400, handshake(List.of("Sec-WebSocket-Key")));
        assertProblem(400, handshake(List.of("Sec-WebSocket-Key"), "Sec-WebSocket-Key: c2hvcnQ="));
        assertProblem(400, handshake(List.of("Sec-WebSocket-Key"), "Sec-WebSocket-Key: not base64 at all!"));
    }

    @Test
    default void without_an_upgrade_header_nothing_is_upgraded() throws IOException {
        assertUpgradeRequired(handshake(List.of("Upgrade")));
        assertUpgradeRequired(handshake(List.of("Upgrade"), "Upgrade: h2c"));
    }

    @Test
    default void without_a_connection_header_nothing_is_upgraded() throws IOException {
        assertUpgradeRequired(handshake(List.of("Connection")));
    }

    /** RFC 9110 section 15.5.22 wants the header; Payara's Grizzly drops the body of every response that has it. */
    private static void assertUpgradeRequired(Head head) {
        assertEquals(426, head.status(), head.toString());
        assertEquals("websocket", head.header("Upgrade"), head.toString());
    }

    @Test
    default void a_connection_header_may_name_more_than_the_upgrade() throws IOException {
        Head head = handshake(List.of("Connection"), "Connection: keep-alive, Upgrade");
        assertEquals(101, head.status());
    }

    @Test
    default void a_handshake_is_a_get() throws IOException {
        Head head = handshake("POST", ENDPOINT, List.of(), "Content-Length: 0");
        assertProblem(405, head);
        assertEquals("GET", head.header("Allow"));
    }

    @Test
    default void a_page_of_another_site_gets_403_on_every_endpoint() throws IOException {
        for (String path : List.of(ENDPOINT, "ws", "echo")) {
            assertProblem(403, handshake("GET", path, List.of("Origin"), "Origin: https://evil.example"));
            assertProblem(403, handshake("GET", path, List.of("Origin"), "Origin: null"));
        }
    }

    @Test
    default void an_allowed_origin_and_none_at_all_may_connect() throws IOException {
        assertEquals(
                101,
                handshake(List.of("Origin"), "Origin: https://portal.example").status());
        assertEquals(101, handshake(List.of("Origin")).status());
    }

    @Test
    default void the_subprotocol_is_echoed_only_if_it_was_offered() throws IOException {
        assertEquals("", handshake(List.of()).header("Sec-WebSocket-Protocol"));
        assertEquals("", subprotocolFor("centrifuge-msgpack"));
        assertEquals("centrifuge-json", subprotocolFor("centrifuge-json"));
        assertEquals("centrifuge-json", subprotocolFor("chat, centrifuge-json"));
    }

    @Test
    default void of_several_subprotocols_the_first_that_is_known_is_spoken() throws IOException {
        assertEquals("centrifuge-protobuf", subprotocolFor("centrifuge-protobuf"));
        assertEquals("centrifuge-protobuf", subprotocolFor("chat, centrifuge-protobuf, centrifuge-json"));
        assertEquals("centrifuge-json", subprotocolFor("centrifuge-json, centrifuge-protobuf"));
    }

    private String subprotocolFor(String offer) throws IOException {
        Head head = handshake(List.of(), "Sec-WebSocket-Protocol: " + offer);
        assertEquals(101, head.status());
        return head.header("Sec-WebSocket-Protocol");
    }

    /** RFC 9457, for people who look into their browser's network view. */
    private static void assertProblem(int status, Head head) {
        assertEquals(status, head.status(), head.toString());
        assertEquals("application/problem+json", head.header("Content-Type"), head.toString());
    }

    private Head handshake(List<String> without, String... with) throws IOException {
        return handshake("GET", ENDPOINT, without, with);
    }

    /** The request of RFC 6455 section 1.3 without the named headers, with others added. */
    private Head handshake(String method, String path, List<String> without, String... with) throws IOException {
        var lines = new ArrayList<>(List.of(
                method + " /" + path + " HTTP/1.1",
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
