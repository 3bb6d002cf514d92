package io.tidings.it;

import static io.tidings.it.Issuer.claims;
import static io.tidings.it.Issuer.token;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who is not who it says, or comes from where it should not, and how the server answers.
 *
 * @param what in words
 * @param deed what it does
 * @param answer {@code close N} with a close code, {@code error N} with an error code, {@code status N} of a handshake,
 *     {@code kept out} for any status above 400
 */
record BadIdentity(String what, Deed deed, String answer) {

    /** The origins that the server allows besides its own. */
    static final String ALLOWED = "https://portal.example.com,https://*.shop.example.com";

    private static final String FOREIGN = "Origin: https://evil.test";

    /** What somebody does, and what it sees in the end. */
    interface Deed {
        String against(URI base) throws IOException;
    }

    @Override
    public String toString() {
        return what;
    }

    /** The table. */
    static Stream<BadIdentity> all(Issuer issuer) {
        return Stream.of(tokens(issuer), sizes(), subscriptions(), tickets(), origins(), headers(), paths())
                .flatMap(List::stream);
    }

    /** Each token twice: in the connect command, and as a bearer token at the handshake. */
    private static List<BadIdentity> tokens(Issuer issuer) {
        List<BadIdentity> rows = new ArrayList<>();
        rows.add(new BadIdentity("no token", base -> says(base, "\"connect\":{}"), "close 3501"));
        both(rows, "an expired token", token(claims(",\"exp\":" + Tokens.in(-5))), "error 109");
        both(rows, "a token that is not yet valid", token(claims(",\"nbf\":" + Tokens.in(600))), "error 109");
        both(rows, "another audience", token(claims("https://login.test/shop", "billing", "")), "close 3500");
        both(rows, "another issuer", token(claims("https://evil.test", "tidings", "")), "close 3500");
        both(rows, "another tenant", token(claims("https://login.test/tenant-2", "tidings", "")), "close 3500");
        both(rows, "neither issuer nor audience", token("{\"sub\":\"anna\"}"), "close 3500");
        for (String none : List.of("none", "None", "NONE")) {
            both(
                    rows,
                    "alg " + none,
                    base64("{\"alg\":\"" + none + "\"}") + "." + base64(claims("")) + ".",
                    "close 3500");
        }
        both(rows, "the public key as a secret", Tokens.signed(claims(""), issuer.pem()), "close 3500");
        both(rows, "a key of somebody else", Issuer.tokenBy(Issuer.key("shop-1"), claims("")), "close 3500");
        both(rows, "an unknown kid", Issuer.tokenBy(Issuer.key("unknown"), claims("")), "close 3500");
        both(rows, "another secret", Tokens.signed(claims(""), "x".repeat(32)), "close 3500");
        both(rows, "an expired token by key", issuer.tokenByKey(claims(",\"exp\":" + Tokens.in(-5))), "error 109");
        return rows;
    }

    private static void both(List<BadIdentity> rows, String what, String token, String answer) {
        rows.add(new BadIdentity(what, base -> says(base, "\"connect\":{\"token\":\"" + token + "\"}"), answer));
        rows.add(new BadIdentity(
                what + ", as a bearer", base -> handshake(base, "Authorization: Bearer " + token), "status 401"));
    }

    private static List<BadIdentity> sizes() {
        String header = base64("{\"alg\":\"HS256\"}") + ".";
        return List.of(
                new BadIdentity(
                        "a token of 60 KB", base -> says(base, connect(header + "x".repeat(60_000))), "close 3500"),
                new BadIdentity(
                        "a token of 64 KB", base -> says(base, connect(header + "x".repeat(65_536))), "close 1009"),
                new BadIdentity(
                        "a token of 64 KB, as a bearer",
                        base -> keptOut(base, "connection/websocket", "Authorization: Bearer " + "x".repeat(65_536)),
                        "kept out"));
    }

    private static List<BadIdentity> subscriptions() {
        String right = claims(",\"channel\":\"$chat:a\"");
        return List.of(
                subscribes("a channel of other users", "chat:duo#ben,chris", "", "error 103"),
                subscribes("a private channel without a token", "$chat:a", "", "error 103"),
                subscribes("a token for another channel", "$chat:b", token(right), "close 3500"),
                subscribes("a token for another user", "$chat:a", token(right.replace("anna", "ben")), "close 3500"),
                subscribes("a token for connections", "$chat:a", token(claims("")), "error 103"),
                subscribes("but the right one", "$chat:a", token(right), "ok"));
    }

    private static BadIdentity subscribes(String what, String channel, String token, String answer) {
        return new BadIdentity(
                "for a subscription: " + what,
                base -> {
                    try (var connection = RawConnection.upgraded(base, HandshakeStory.ENDPOINT)) {
                        connection.sendText("{\"id\":1," + connect(token(claims(""))) + "}");
                        connection.readFrame();
                        connection.sendText("{\"id\":9,\"subscribe\":{\"channel\":\"" + channel + "\",\"token\":\""
                                + token + "\"}}");
                        return BadInputStory.answer(connection);
                    }
                },
                answer);
    }

    private static List<BadIdentity> tickets() {
        return List.of(
                new BadIdentity("a ticket nobody gave", base -> says(base, connect("tidings-ticket.x")), "error 109"),
                new BadIdentity(
                        "a ticket for the second time",
                        base -> {
                            String ticket = ticket(base);
                            String first = says(base, connect(ticket));
                            return first.equals("ok") ? says(base, connect(ticket)) : "first " + first;
                        },
                        "error 109"),
                new BadIdentity(
                        "a ticket for the second time, as a subprotocol",
                        base -> {
                            String ticket = ticket(base);
                            String first = handshake(base, "Sec-WebSocket-Protocol: " + ticket);
                            return first.equals("status 101")
                                    ? handshake(base, "Sec-WebSocket-Protocol: " + ticket)
                                    : "first " + first;
                        },
                        "status 401"));
    }

    private static String ticket(URI base) {
        var answer = Http.send("POST", base.resolve("api/ticket"), "", "Authorization", Http.basic("anna:demo"));
        return JsonClient.read(answer.body()).getString("ticket");
    }

    private static List<BadIdentity> origins() {
        List<BadIdentity> rows = new ArrayList<>();
        for (String origin : List.of(
                "null",
                "https://evil.test",
                "https://portal.example.com.evil.test",
                "https://portal.example.com@evil.test",
                "https://evil.test/portal.example.com",
                "https://evilportal.example.com",
                "https://portal.example.com:8443",
                "http://portal.example.com",
                "https://a.shop.example.com.evil.test",
                "https://shop.example.com",
                "https://portal.example.com, https://evil.test",
                "file://",
                "")) {
            rows.add(new BadIdentity(
                    "the origin \"" + origin + "\"", base -> handshake(base, "Origin: " + origin), "status 403"));
        }
        for (String origin : List.of("https://portal.example.com", "https://a.shop.example.com")) {
            rows.add(new BadIdentity(
                    "but the origin " + origin, base -> handshake(base, "Origin: " + origin), "status 101"));
        }
        return rows;
    }

    private static List<BadIdentity> headers() {
        String good = "Authorization: Bearer " + token(claims(""));
        return List.of(
                new BadIdentity(
                        "two origins, one of them good",
                        base -> handshake(base, "Origin: https://portal.example.com", FOREIGN),
                        "status 403"),
                new BadIdentity("two authorizations", base -> handshake(base, good, good), "status 400"),
                new BadIdentity(
                        "two hosts, one of them the origin's",
                        base -> keptOut(base, HandshakeStory.ENDPOINT, "Host: evil.test", FOREIGN),
                        "kept out"),
                new BadIdentity(
                        "a forwarded host, the origin's",
                        base -> keptOut(base, HandshakeStory.ENDPOINT, "X-Forwarded-Host: evil.test", FOREIGN),
                        "kept out"));
    }

    private static List<BadIdentity> paths() {
        return Stream.of(
                        "connection/..;/connection/websocket",
                        "connection/%2e%2e/connection/websocket",
                        "connection/%2e%2e;/connection/websocket",
                        "connection;x=1/websocket",
                        "connection/websocket;x=1",
                        "connection/./websocket",
                        "connection//websocket",
                        "/connection/websocket",
                        "CONNECTION/websocket",
                        "connection/websocket/",
                        "connection/websocket%00",
                        "connection%2fwebsocket")
                .map(path -> new BadIdentity("the path /" + path, base -> keptOut(base, path, FOREIGN), "kept out"))
                .toList();
    }

    private static String connect(String token) {
        return "\"connect\":{\"token\":\"" + token + "\"}";
    }

    private static String says(URI base, String command) throws IOException {
        try (var connection = RawConnection.upgraded(base, HandshakeStory.ENDPOINT)) {
            connection.sendText("{\"id\":9," + command + "}");
            return BadInputStory.answer(connection);
        }
    }

    private static String handshake(URI base, String... headers) throws IOException {
        try (var connection = RawConnection.to(base)) {
            return "status "
                    + connection.upgrade(base, HandshakeStory.ENDPOINT, headers).status();
        }
    }

    private static String keptOut(URI base, String path, String... headers) throws IOException {
        try (var connection = RawConnection.to(base)) {
            int status = connection.upgrade(base, path, headers).status();
            return status >= 400 && status < 500 ? "kept out" : "status " + status;
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
