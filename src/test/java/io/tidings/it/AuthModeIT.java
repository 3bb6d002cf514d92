package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.RawConnection.Head;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who gets in with each {@code tidings.auth} but {@code both}, which all other tests have: a server for each.
 */
class AuthModeIT {

    private static final String RPC = "\"rpc\":{\"method\":\"time\"}";

    @Test
    void container_lets_in_who_is_known_before_the_connection_and_sends_pages_to_the_login() throws IOException {
        try (MicroServer server = start("container")) {
            assertEquals(401, handshake(server, "").status());
            assertEquals(
                    401,
                    handshake(server, "Authorization: " + Http.basic("anna:wrong"))
                            .status());
            assertEquals(401, ticket(server).statusCode());
            assertConnects(server, "Authorization", Http.basic("anna:demo"));
            assertConnects(server, "Authorization", "Bearer " + Tokens.of("anna"));
            try (var anna = JsonClient.by(socket(server), Http.basic("anna:demo"))) {
                anna.send("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.of("ben") + "\"}}");
                assertEquals(3500, anna.end().code());
            }

            Browser browser = Browser.open();
            URI page = server.base().resolve("announcements.html?x=%2F");
            HttpResponse<String> form = browser.get(page);
            assertEquals("/login", form.uri().getPath());
            HttpResponse<String> wrong = browser.submit(form.uri(), "username", "anna", "password", "x");
            assertEquals("/login", wrong.uri().getPath());
            HttpResponse<String> back = browser.submit(wrong.uri(), "username", "anna", "password", "demo");
            assertEquals(page, back.uri());
            assertConnects(server, "Cookie", browser.cookies());
            // who is no browser gets the page, and everybody what it consists of
            assertEquals(200, Http.send("GET", page, "").statusCode());
        }
    }

    @Test
    void token_lets_in_tokens_alone() throws IOException {
        try (MicroServer server = start("token")) {
            try (var anna = JsonClient.connected(socket(server), Tokens.of("anna"))) {
                assertTrue(anna.ask(RPC).contains("\"rpc\":"));
            }
            assertConnects(server, "Authorization", "Bearer " + Tokens.of("anna"));
            assertEquals(401, handshake(server, "Authorization: Bearer x.y.z").status());
            for (String login : new String[] {"", Http.basic("anna:demo")}) {
                try (var nobody =
                        login.isEmpty() ? JsonClient.to(socket(server)) : JsonClient.by(socket(server), login)) {
                    nobody.send("{\"id\":1,\"connect\":{}}");
                    assertEquals(3501, nobody.end().code());
                }
            }
            Browser browser = Browser.thatStays();
            assertEquals(200, browser.get(server.base()).statusCode());
            assertEquals(404, browser.get(server.base().resolve("login")).statusCode());
        }
    }

    @Test
    void anonymous_lets_in_everybody_and_still_tells_them_apart() throws IOException {
        try (MicroServer server = start("anonymous")) {
            try (var nobody = JsonClient.connected(socket(server), "")) {
                assertEquals(103, nobody.error("\"subscribe\":{\"channel\":\"chat:duo#anna,ben\"}"));
            }
            try (var anna = JsonClient.by(socket(server), Http.basic("anna:demo"))) {
                anna.connect("");
                anna.subscribe("chat:duo#anna,ben");
            }
            try (var anna = JsonClient.connected(socket(server), Tokens.of("anna"))) {
                anna.subscribe("chat:duo#anna,ben");
            }
            assertEquals(
                    401,
                    handshake(server, "Authorization: " + Http.basic("anna:wrong"))
                            .status());
            try (var forged = JsonClient.to(socket(server))) {
                forged.send("{\"id\":1,\"connect\":{\"token\":\"" + Tokens.of("anna") + "x\"}}");
                assertEquals(3500, forged.end().code());
            }
            assertEquals(200, Browser.thatStays().get(server.base()).statusCode());
        }
    }

    private static MicroServer start(String mode) {
        return MicroServer.start(
                Map.of("tidings.auth", mode, "tidings.client.allow_anonymous_connect_without_token", "false"));
    }

    private static URI socket(MicroServer server) {
        return URI.create("ws://localhost:" + server.base().getPort() + "/" + HandshakeStory.ENDPOINT);
    }

    private static void assertConnects(MicroServer server, String header, String value) {
        try (var client = JsonClient.with(socket(server), header, value)) {
            client.connect("");
            assertTrue(client.ask(RPC).contains("\"rpc\":"));
        }
    }

    private static HttpResponse<String> ticket(MicroServer server) {
        return Http.send("POST", server.base().resolve("api/ticket"), "");
    }

    private static Head handshake(MicroServer server, String header) throws IOException {
        try (var connection = RawConnection.to(server.base())) {
            connection.sendHead(
                    "GET /" + HandshakeStory.ENDPOINT + " HTTP/1.1",
                    "Host: " + server.base().getAuthority(),
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Version: 13",
                    header.isEmpty() ? "X-Nothing: x" : header);
            return connection.readHead();
        }
    }
}
