package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.it.RawConnection.Frame;
import io.tidings.it.RawConnection.Head;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Somebody who comes from this address, says the proxy in front of the server, and asks for more of something than it may
 * have. What it sees in the end is a status with a pause, an error or a close code.
 */
record Caller(URI base, String address) {

    private static final int CLOSE = 8;

    /** Whether it is let in. */
    boolean enters() {
        try (RawConnection connection = RawConnection.to(base)) {
            return handshake(connection).status() == 101;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Head handshake(RawConnection connection) throws IOException {
        return handshake(connection, address);
    }

    private Head handshake(RawConnection connection, String forwardedFor) throws IOException {
        return handshake(connection, HandshakeStory.ENDPOINT, forwardedFor);
    }

    private Head handshake(RawConnection connection, String path, String forwardedFor) throws IOException {
        return connection.upgrade(base, path, "X-Forwarded-For: " + forwardedFor);
    }

    /** What one more handshake sees while three connections are open from these addresses, or headers. */
    private String fourth(String fourth, String... open) throws IOException {
        try (RawConnection first = connected(open[0], fourth + 1);
                RawConnection second = connected(open[1], fourth + 2);
                RawConnection third = connected(open[2], fourth + 3);
                RawConnection connection = RawConnection.to(base)) {
            return words(handshake(connection, fourth));
        }
    }

    private static String words(Head head) {
        assertEquals("application/problem+json", head.header("Content-Type"), head.toString());
        return head.status() + " Retry-After: " + head.header("Retry-After");
    }

    String opens() throws IOException {
        return fourth(address, address, address, address);
    }

    String opensAsNetwork() throws IOException {
        return fourth(address, address + "a", address + "b", address + "c");
    }

    /** Writes other addresses into the header, in front of what the proxy adds. */
    String pretends() throws IOException {
        return fourth("10.9.9.9, " + address, "10.9.9.1, " + address, "10.9.9.2, " + address, "unknown, " + address);
    }

    /** Knocks on. Places are taken meanwhile, which it is told first; that counts as knocking, so there is an end. */
    String hurries() throws IOException {
        String answer = "nothing";
        for (int i = 0; i < 50 && !answer.endsWith(" 1"); i++) {
            try (RawConnection connection = RawConnection.to(base)) {
                Head head = handshake(connection);
                answer = head.status() == 101 ? answer : words(head);
            }
        }
        return answer;
    }

    private RawConnection entered(String forwardedFor) throws IOException {
        RawConnection connection = RawConnection.to(base);
        assertEquals(101, handshake(connection, forwardedFor).status());
        return connection;
    }

    private static String connect(String user) {
        return Way.connect(Tokens.of(user));
    }

    private RawConnection connected(String forwardedFor, String user) throws IOException {
        RawConnection connection = entered(forwardedFor);
        connection.sendText(connect(user));
        String reply = connection.readFrame().text();
        if (!reply.contains("\"connect\"")) {
            throw new AssertionError(reply);
        }
        return connection;
    }

    /** Three times. */
    String guesses() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (RawConnection connection = entered(address)) {
                connection.sendText(Way.connect("guess" + i));
                assertEquals(3500, connection.readFrame().closeCode());
            }
        }
        try (RawConnection connection = RawConnection.to(base)) {
            return words(handshake(connection));
        }
    }

    /** Everywhere that a password is looked at the same count goes on. */
    String guessesPasswords() {
        String answer = "nothing";
        for (String path : List.of("demo/login", "api/sessions?user=anna", "demo/login", "demo/login")) {
            var head = Http.send(
                    "GET",
                    base.resolve(path),
                    "",
                    "Authorization",
                    Http.basic("anna:guess"),
                    "X-Forwarded-For",
                    address);
            answer = head.statusCode() + " Retry-After: "
                    + head.headers().firstValue("Retry-After").orElse("none");
        }
        return answer;
    }

    /** All in one frame, so that no time goes by in which it may say more. */
    String says(int commands) throws IOException {
        try (RawConnection connection = entered(address)) {
            StringBuilder frame = new StringBuilder(connect("talkative" + commands));
            for (int id = 2; id <= commands; id++) {
                frame.append("\n{\"id\":").append(id).append(",\"rpc\":{\"method\":\"echo\",\"data\":1}}");
            }
            connection.sendText(frame.toString());
            return last(connection, "\"id\":" + commands + ",");
        }
    }

    /** The same message thirty times at once, where none of them needs a connect command. */
    String repeats(String path, String message) throws IOException {
        try (RawConnection connection = RawConnection.to(base)) {
            assertEquals(101, handshake(connection, path, address).status());
            connection.atOnce(() -> {
                for (int i = 0; i < 30; i++) {
                    connection.sendText(message);
                }
            });
            return last(connection, "never");
        }
    }

    String subscribes() throws IOException {
        try (RawConnection connection = connected(address, "curious")) {
            for (int i = 2; i <= 5; i++) {
                connection.sendText("{\"id\":" + i + ",\"subscribe\":{\"channel\":\"public:" + i + "\"}}");
            }
            return last(connection, "\"id\":5,");
        }
    }

    /** A message with one byte too many. */
    String sendsTooMuch() throws IOException {
        try (RawConnection connection = connected(address, "verbose")) {
            connection.sendFrame(1, new byte[64 * 1024 + 1], true);
            return last(connection, "never");
        }
    }

    /** Pieces of a kilobyte, none of them the last, and all of them together one too many. */
    String sendsPieces() throws IOException {
        try (RawConnection connection = connected(address, "piecemeal")) {
            for (int i = 0; i <= 64; i++) {
                connection.sendFrameThatBegins(i == 0 ? 1 : 0, new byte[1024], true);
            }
            return last(connection, "never");
        }
    }

    String connectsAgain() throws IOException {
        try (RawConnection first = connected(address, "everywhere");
                RawConnection second = connected(address, "everywhere");
                RawConnection third = entered(address)) {
            third.sendText(connect("everywhere"));
            return last(third, "\"id\":1,");
        }
    }

    String saysNothing() throws IOException {
        try (RawConnection connection = entered(address)) {
            return last(connection, "never");
        }
    }

    /** What the server says last: the reply that contains this, or how it closes. */
    private static String last(RawConnection connection, String reply) throws IOException {
        while (true) {
            Frame frame = connection.readFrame();
            if (frame.opcode() == CLOSE) {
                return "close " + frame.closeCode();
            }
            for (String line : frame.text().split("\n")) {
                if (line.contains(reply)) {
                    return line.replaceAll(".*\"error\":\\{\"code\":([0-9]+).*", "error $1");
                }
            }
        }
    }
}
