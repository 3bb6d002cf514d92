package io.tidings.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that no client should send, and how the server answers.
 *
 * @param what in words
 * @param path the endpoint
 * @param connected whether a good connect command goes before it
 * @param send what is sent, after the handshake
 * @param answer {@code close N} with a close code, {@code error N} with an error code in the reply to command 9,
 *     {@code ok} if command 9 succeeded
 */
record BadInput(String what, String path, boolean connected, Sending send, String answer) {

    /** Sends it. */
    interface Sending {
        void on(RawConnection connection) throws IOException;
    }

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;

    /** The table. */
    static List<BadInput> all() {
        return Stream.of(beforeConnect(), commands(), requests(), frames(), sizes(), tokens(), seed())
                .flatMap(List::stream)
                .toList();
    }

    /** Nothing goes before connect, and connect only once. */
    private static List<BadInput> beforeConnect() {
        return List.of(
                first("malformed JSON", "{", "close 3501"),
                first("no JSON at all", "hello", "close 3501"),
                first("nothing", "", "close 3501"),
                first("a publish", "{\"id\":9,\"publish\":{\"channel\":\"chat:x\",\"data\":1}}", "close 3501"),
                first("an rpc", "{\"id\":9,\"rpc\":{\"method\":\"time\"}}", "close 3501"),
                first("a pong", "{}", "close 3501"),
                first("a connect without an id", "{\"connect\":{}}", "close 3501"),
                first(
                        "a wish for a namespace that does not exist",
                        "{\"id\":9,\"connect\":{\"subs\":{\"no:x\":{}}}}",
                        "close 3501"),
                then("a second connect", "{\"id\":9,\"connect\":{}}", "close 3501"));
    }

    /** What is not a command. */
    private static List<BadInput> commands() {
        return List.of(
                then("malformed JSON", "{\"id\":9,", "close 3501"),
                then("truncated JSON", "{\"id\":9,\"rpc\":{\"method\":\"echo\",\"data\":{\"a\"", "close 3501"),
                then("NaN", "{\"id\":9,\"rpc\":{\"method\":\"echo\",\"data\":NaN}}", "close 3501"),
                then("a comment", "{\"id\":9,/**/\"rpc\":{\"method\":\"time\"}}", "close 3501"),
                then("single quotes", "{'id':9,'rpc':{'method':'time'}}", "close 3501"),
                then("an array", "[{\"id\":9,\"rpc\":{\"method\":\"time\"}}]", "close 3501"),
                then("two values in a line", "{\"id\":9,\"rpc\":{\"method\":\"time\"}} {}", "close 3501"),
                then("unknown fields", "{\"x\":[{}],\"id\":9,\"rpc\":{\"y\":{\"z\":1},\"method\":\"time\"}}", "ok"),
                then("null for a field", "{\"id\":9,\"publish\":null,\"rpc\":{\"method\":\"time\"}}", "ok"),
                then("a field twice", "{\"id\":8,\"id\":9,\"rpc\":{\"method\":\"time\"}}", "close 3501"),
                then("a command without a method", "{\"id\":9}", "close 3501"),
                then("a method that does not exist", "{\"id\":9,\"dance\":{}}", "close 3501"),
                then("a ping, which is the server's", "{\"id\":9,\"ping\":{}}", "close 3501"),
                then("a pong that nobody asked for", "{}", "close 3501"),
                then("a message nobody handles", "{\"send\":{\"data\":1}}", "close 3508"),
                then("an id in quotes", "{\"id\":\"9\",\"rpc\":{\"method\":\"time\"}}", "close 3501"),
                then("a negative id", "{\"id\":-9,\"rpc\":{\"method\":\"time\"}}", "close 3501"),
                then("an id of 2^32", "{\"id\":4294967296,\"rpc\":{\"method\":\"time\"}}", "close 3501"),
                then("an id of 2^70", "{\"id\":1180591620717411303424,\"rpc\":{}}", "close 3501"),
                then("half an id", "{\"id\":9.5,\"rpc\":{\"method\":\"time\"}}", "close 3501"),
                then("a blank line", "{\"id\":7,\"rpc\":{}}\n\n{\"id\":9,\"rpc\":{\"method\":\"time\"}}", "close 3501"),
                then("two newlines at the end", "{\"id\":7,\"rpc\":{}}\n\n", "close 3501"),
                then("only a newline", "\n", "close 3501"),
                then("10,000 pongs in one frame", "{}\n".repeat(10_000), "close 3501"),
                then("10,000 halves of commands in one frame", "{\"id\"\n".repeat(10_000), "close 3501"));
    }

    /** What is a command, but asks for something impossible. */
    private static List<BadInput> requests() {
        String far = "[".repeat(20_000) + "]".repeat(20_000);
        return List.of(
                then("a request that is a list", "{\"id\":9,\"subscribe\":[]}", "close 3501"),
                then("a channel that is a number", "{\"id\":9,\"subscribe\":{\"channel\":5}}", "close 3501"),
                then("no channel", "{\"id\":9,\"subscribe\":{}}", "close 3501"),
                then("an empty channel", "{\"id\":9,\"publish\":{\"channel\":\"\",\"data\":1}}", "close 3501"),
                then("an empty channel's history", "{\"id\":9,\"history\":{\"channel\":\"\"}}", "close 3501"),
                then("an empty channel's presence", "{\"id\":9,\"presence\":{}}", "close 3501"),
                then("an unsubscribe from nothing", "{\"id\":9,\"unsubscribe\":{}}", "close 3501"),
                then("a sub_refresh of nothing", "{\"id\":9,\"sub_refresh\":{\"token\":\"x\"}}", "close 3501"),
                then("a refresh without a token", "{\"id\":9,\"refresh\":{}}", "close 3501"),
                then("a channel of 300 characters", subscribe("chat:" + "x".repeat(295)), "error 107"),
                then("a publish to 300 characters", publish("chat:" + "x".repeat(295), "1"), "error 107"),
                then("a channel of 60,000 characters", subscribe("chat:" + "x".repeat(60_000)), "error 107"),
                then("a channel that is not ASCII", subscribe("chat:größe"), "error 107"),
                then("a channel with a NUL", subscribe("chat:\\u0000"), "error 107"),
                then("a channel with half a character", subscribe("chat:\\ud800"), "error 107"),
                then("an unknown namespace", subscribe("nowhere:x"), "error 102"),
                then("a publish to an unknown namespace", publish("nowhere:x", "1"), "error 102"),
                then("a publish without permission", publish("public:x", "1"), "error 103"),
                then("a publish without subscribing", publish("chat:bad-input", "1"), "error 103"),
                then("a subscribe without permission", subscribe("closed:x"), "error 103"),
                then("a publish of nothing", "{\"id\":9,\"publish\":{\"channel\":\"chat:x\"}}", "error 107"),
                then("a delta nobody knows", subscribe("chat:x\",\"delta\":\"x"), "close 3501"),
                then("a map subscription", "{\"id\":9,\"subscribe\":{\"channel\":\"chat:x\",\"type\":1}}", "error 103"),
                then("history of what has none", "{\"id\":9,\"history\":{\"channel\":\"public:x\"}}", "error 108"),
                then("a limit out of range", "{\"id\":9,\"history\":{\"limit\":99999999999}}", "close 3501"),
                then(
                        "an offset below 0",
                        "{\"id\":9,\"subscribe\":{\"channel\":\"chat:x\",\"offset\":-1}}",
                        "close 3501"),
                then("an unknown method", "{\"id\":9,\"rpc\":{\"method\":\"x\"}}", "error 108"),
                then(
                        "40,000 levels of nesting",
                        "{\"id\":9,\"rpc\":{\"method\":\"echo\",\"data\":" + far + "}}",
                        "close 3501"),
                then("nesting in a field that is ignored", "{\"id\":9,\"x\":" + far + "}", "close 3501"),
                then("a number of 50,000 digits", "{\"id\":" + "9".repeat(50_000) + "}", "close 3501"));
    }

    private static String subscribe(String channel) {
        return "{\"id\":9,\"subscribe\":{\"channel\":\"" + channel + "\"}}";
    }

    private static String publish(String channel, String data) {
        return "{\"id\":9,\"publish\":{\"channel\":\"" + channel + "\",\"data\":" + data + "}}";
    }

    /** What RFC 6455 forbids, section by section. */
    private static List<BadInput> frames() {
        byte[] good = utf8("{\"id\":9,\"rpc\":{\"method\":\"time\"}}");
        byte[] broken = {'"', (byte) 0xc3, (byte) 0x28, '"'};
        return List.of(
                bytes("an unmasked frame (5.1)", to -> to.sendFrame(TEXT, good, false), "close 1002"),
                bytes("reserved bit 1 (5.2)", to -> to.sendFrameThatBegins(0xc1, good, true), "close 1002"),
                bytes("reserved bit 3 (5.2)", to -> to.sendFrameThatBegins(0x91, good, true), "close 1002"),
                bytes("reserved opcode 3 (5.2)", to -> to.sendFrame(3, good, true), "close 1002"),
                bytes("reserved opcode 11 (5.2)", to -> to.sendFrame(11, good, true), "close 1002"),
                bytes("a ping in pieces (5.5)", to -> to.sendFrameThatBegins(PING, good, true), "close 1002"),
                bytes("a ping of 126 bytes (5.5)", to -> to.sendFrame(PING, new byte[126], true), "close 1002"),
                bytes("a continuation of nothing (5.4)", to -> to.sendFrame(CONTINUATION, good, true), "close 1002"),
                bytes(
                        "a message inside another (5.4)",
                        to -> {
                            to.sendFrameThatBegins(TEXT, good, true);
                            to.sendFrame(TEXT, good, true);
                        },
                        "close 1002"),
                bytes("a close code of one byte (5.5.1)", to -> to.sendFrame(CLOSE, new byte[1], true), "close 1002"),
                bytes(
                        "a close code of 1005 (7.4.1)",
                        to -> to.sendFrame(CLOSE, new byte[] {3, -19}, true),
                        "close 1002"),
                bytes("invalid UTF-8 in a text (8.1)", to -> to.sendFrame(TEXT, broken, true), "close 1007"),
                bytes("invalid UTF-8 in a binary", to -> to.sendFrame(BINARY, broken, true), "close 3501"),
                bytes(
                        "a binary nobody understands",
                        to -> to.sendFrame(BINARY, new byte[] {4, 8, 1}, true),
                        "close 3501"),
                bytes(
                        "a pong that nobody asked for (5.5.3)",
                        to -> {
                            to.sendFrame(10, new byte[0], true);
                            to.sendFrame(TEXT, good, true);
                        },
                        "ok"));
    }

    /** What is too much: 64 KiB is the limit. */
    private static List<BadInput> sizes() {
        byte[] tooLarge = utf8("{\"id\":9,\"rpc\":{\"method\":\"echo\",\"data\":\"" + "x".repeat(70_000) + "\"}}");
        byte[] tenMegabytes = new byte[10 * 1024 * 1024];
        String thousands = "{\"id\":9,\"rpc\":{\"method\":\"echo\"}}\n".repeat(10_000);
        return List.of(
                bytes("a message of 70 KB", to -> to.sendFrame(TEXT, tooLarge, true), "close 1009"),
                bytes("70 KB of binary", to -> to.sendFrame(BINARY, tooLarge, true), "close 1009"),
                bytes("10,000 commands in one frame", to -> to.sendText(thousands), "close 1009"),
                bytes("a frame of 10 MB", to -> to.sendFrame(TEXT, tenMegabytes, true), "close 1009"),
                bytes("10 MB in pieces", to -> sendPieces(to, 10_240, new byte[1024]), "close 1009"),
                bytes("a frame that says it has 2^63-1 bytes", to -> to.send(hugeHead()), "close 1009"),
                new BadInput("70 KB of text", "echo", false, to -> to.sendFrame(TEXT, tooLarge, true), "close 1009"),
                new BadInput(
                        "70 KB of binary", "echo", false, to -> to.sendFrame(BINARY, tooLarge, true), "close 1009"));
    }

    private static void sendPieces(RawConnection to, int count, byte[] piece) throws IOException {
        to.sendFrameThatBegins(TEXT, piece, true);
        for (int i = 1; i < count; i++) {
            to.sendFrameThatBegins(CONTINUATION, piece, true);
        }
    }

    private static byte[] hugeHead() {
        return new byte[] {(byte) 0x81, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1, 1, 2, 3, 4, 'x'};
    }

    /** Who nobody vouches for. */
    private static List<BadInput> tokens() {
        String none = base64("{\"alg\":\"none\"}") + "." + base64("{\"sub\":\"anna\"}") + ".";
        String rs256 = base64("{\"alg\":\"RS256\"}") + "." + base64("{\"sub\":\"anna\"}") + "." + base64("signed");
        return List.of(
                connect("a token with alg none", none, "close 3500"),
                connect("a token with another algorithm", rs256, "close 3500"),
                connect("a token that is none", "nonsense", "close 3500"),
                connect("a token of dots", "....", "close 3500"),
                connect("a token of 60,000 characters", "x".repeat(60_000), "close 3500"),
                connect("a token of 30,000 levels", base64("[".repeat(30_000)) + ".e30.", "close 3500"),
                connect("a token with another secret", Tokens.signed("{}", "y".repeat(32)), "close 3500"),
                connect("a token for a channel", Tokens.forChannel("anna", "chat:x"), "close 3500"),
                connect("a token whose user is a list", Tokens.signed("{\"sub\":[1]}"), "close 3500"),
                connect("a token that is a list", Tokens.signed("[]"), "close 3500"),
                connect("a token that has expired", Tokens.expiring("anna", -5), "error 109"),
                first("a token that is a number", "{\"id\":9,\"connect\":{\"token\":5}}", "close 3501"));
    }

    private static BadInput connect(String what, String token, String answer) {
        return first(what, "{\"id\":9,\"connect\":{\"token\":\"" + token + "\"}}", answer);
    }

    /** The endpoints for people who write five lines of client themselves. */
    private static List<BadInput> seed() {
        return List.of(
                seed("no JSON at all", "hello", "close 3501"),
                seed("a message without a type", "{\"channel\":\"chat:x\"}", "close 3501"),
                seed("a type nobody knows", "{\"type\":\"dance\"}", "close 3501"),
                seed("a type that is a number", "{\"type\":1}", "close 3501"),
                seed("a join of nothing", "{\"type\":\"join\"}", "close 3501"),
                seed("a chat before the join", "{\"type\":\"chat\",\"channel\":\"chat:x\",\"content\":1}", "error 103"),
                seed("a join without permission", "{\"type\":\"join\",\"channel\":\"closed:x\"}", "error 103"),
                seed(
                        "a join of 300 characters",
                        "{\"type\":\"join\",\"channel\":\"" + "x".repeat(300) + "\"}",
                        "error 107"),
                seed("70 KB", "x".repeat(70_000), "close 1009"),
                new BadInput("binary", "ws", false, to -> to.sendFrame(BINARY, new byte[] {-1}, true), "close 3501"),
                new BadInput(
                        "invalid UTF-8", "echo", false, to -> to.sendFrame(TEXT, new byte[] {-1}, true), "close 1007"));
    }

    private static BadInput first(String what, String text, String answer) {
        return new BadInput(what, HandshakeStory.ENDPOINT, false, to -> to.sendText(text), answer);
    }

    private static BadInput then(String what, String text, String answer) {
        return new BadInput(what, HandshakeStory.ENDPOINT, true, to -> to.sendText(text), answer);
    }

    private static BadInput bytes(String what, Sending send, String answer) {
        return new BadInput(what, HandshakeStory.ENDPOINT, true, send, answer);
    }

    private static BadInput seed(String what, String text, String answer) {
        return new BadInput(what, "ws", false, to -> to.sendText(text), answer);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text));
    }

    @Override
    public String toString() {
        return what + (connected ? "" : ", first thing") + " at /" + path;
    }
}
