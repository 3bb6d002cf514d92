package io.tidings.it;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A TCP connection on which a test says byte for byte what it wants, wrong things above all. Reading gives up after
 * {@link JsonClient#PATIENCE}. For one thread.
 */
final class RawConnection implements Closeable {

    /** The bit of a frame's first byte that says: this is the last one of its message. */
    static final int FIN = 0x80;

    /** The bit of a message's first byte that says: compressed. */
    static final int COMPRESSED = 0x40;

    private static final byte[] MASK = {1, 2, 3, 4};

    private final Socket socket;
    private final DataInputStream in;
    private ByteArrayOutputStream held;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    static RawConnection to(URI base) throws IOException {
        var socket = new Socket();
        socket.setSoTimeout((int) JsonClient.PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
        return new RawConnection(socket);
    }

    /** A connection whose handshake is done; {@code headers} are lines of its request. */
    static RawConnection upgraded(URI base, String path, String... headers) throws IOException {
        var connection = to(base);
        Head head = connection.upgrade(base, path, headers);
        if (head.status() != 101) {
            throw new AssertionError("not upgraded: " + head);
        }
        return connection;
    }

    /** Asks for an upgrade and returns the answer. */
    Head upgrade(URI base, String path, String... headers) throws IOException {
        ask(base, path, headers);
        return readHead();
    }

    /** Asks for an upgrade. */
    void ask(URI base, String path, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "GET /" + path + " HTTP/1.1",
                "Host: " + base.getAuthority(),
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13"));
        lines.addAll(List.of(headers));
        sendHead(lines.toArray(String[]::new));
    }

    void send(byte[] bytes) throws IOException {
        if (held == null) {
            socket.getOutputStream().write(bytes);
        } else {
            held.writeBytes(bytes);
        }
    }

    /** Sends something. */
    interface Sending {
        void send() throws IOException;
    }

    /** Whatever is sent leaves in one piece. */
    void atOnce(Sending sending) throws IOException {
        var together = new ByteArrayOutputStream();
        held = together;
        sending.send();
        held = null;
        send(together.toByteArray());
    }

    /** Sends the lines of a request's head, each ended by CR LF, and the empty line after them. */
    void sendHead(String... lines) throws IOException {
        send((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    Head readHead() throws IOException {
        String status = readLine();
        var headers = new TreeMap<String, String>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Head(Integer.parseInt(status.split(" ", 3)[1]), headers);
    }

    /** Whether the server says something, or ends the connection, within a second. */
    boolean hasAnswer() throws IOException {
        int patience = socket.getSoTimeout();
        socket.setSoTimeout(1000);
        try {
            return in.read() != Integer.MIN_VALUE;
        } catch (SocketTimeoutException silence) {
            return false;
        } finally {
            socket.setSoTimeout(patience);
        }
    }

    /** A complete message in one frame; masked as RFC 6455 section 5.3 asks of a client, unless the test wants it wrong. */
    void sendFrame(int opcode, byte[] payload, boolean masked) throws IOException {
        sendFrameThatBegins(FIN | opcode, payload, masked);
    }

    /** The same with a first byte as the test wants it: FIN, three reserved bits and the opcode. */
    void sendFrameThatBegins(int first, byte[] payload, boolean masked) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(first);
        int maskBit = masked ? 0x80 : 0;
        if (payload.length < 126) {
            frame.write(maskBit | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(maskBit | 126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        } else {
            frame.write(maskBit | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >>> shift));
            }
        }
        if (masked) {
            frame.writeBytes(MASK);
        }
        for (int i = 0; i < payload.length; i++) {
            frame.write(masked ? payload[i] ^ MASK[i % 4] : payload[i]);
        }
        send(frame.toByteArray());
    }

    void sendText(String text) throws IOException {
        sendFrame(1, text.getBytes(StandardCharsets.UTF_8), true);
    }

    /** @throws EOFException if the server has ended the connection */
    Frame readFrame() throws IOException {
        int first = in.readUnsignedByte();
        long length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        return new Frame(first, in.readNBytes((int) length));
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Says that nothing more comes, and goes on listening: whoever closes with something unread sends a reset. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends the connection with a reset instead of a goodbye. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Status and headers of a response; header names in lower case. */
    record Head(int status, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** A frame as the server sent it; a value for one test, so nobody writes to its bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Frame(int first, byte[] payload) {

        boolean last() {
            return (first & FIN) != 0;
        }

        /** RFC 7692 section 6. */
        boolean compressed() {
            return (first & COMPRESSED) != 0;
        }

        int opcode() {
            return first & 0x0f;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The code of a close frame, 1005 if it carries none. */
        int closeCode() {
            return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        }
    }
}
