package io.tidings.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket server of the tests: sends every message to everybody, with one fault for its second client. */
final class TinyServer implements AutoCloseable {

    enum Fault {
        NONE,
        /** The tenth message never comes. */
        LOSES,
        /** The tenth message comes twice. */
        DUPLICATES,
        /** After the tenth message the socket is closed. */
        DISCONNECTS,
        /** The upgrade is answered with 503. */
        REFUSES
    }

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> clients = new ArrayList<>();
    private final Fault fault;
    private int accepted;
    private int messages;

    TinyServer(Fault fault) throws IOException {
        this.fault = fault;
        daemon(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    private static void daemon(Runnable task) {
        var thread = new Thread(task, "tiny server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                var client = listening.accept();
                client.setTcpNoDelay(true);
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void serve(Socket client) {
        try {
            var in = new DataInputStream(client.getInputStream());
            for (int end = 0; end != 0x0d0a0d0a; ) {
                end = end << 8 | in.readUnsignedByte();
            }
            if (!upgrade(client)) {
                client.close();
                return;
            }
            while (true) {
                broadcast(message(in));
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private synchronized boolean upgrade(Socket client) throws IOException {
        accepted++;
        boolean refused = fault == Fault.REFUSES && accepted == 2;
        String answer = refused ? "503 Busy" : "101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade";
        client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(US_ASCII));
        if (!refused) {
            clients.add(client);
        }
        return !refused;
    }

    private static byte[] message(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte() & 127;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] key = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= key[i & 3];
        }
        return payload;
    }

    private synchronized void broadcast(byte[] payload) {
        messages++;
        for (int i = 0; i < clients.size(); i++) {
            boolean faulty = i == 1 && messages == 10;
            try {
                var client = clients.get(i);
                if (client.isClosed() || faulty && fault == Fault.LOSES) {
                    continue;
                }
                send(client.getOutputStream(), payload);
                if (faulty && fault == Fault.DUPLICATES) {
                    send(client.getOutputStream(), payload);
                }
                if (faulty && fault == Fault.DISCONNECTS) {
                    client.close();
                }
            } catch (IOException e) {
                // that one has gone; the others have their message all the same
            }
        }
    }

    /** Every third message in two lines, the second of which is no publication, as servers join them. */
    private void send(OutputStream out, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        byte[] more = messages % 3 == 0 ? "\n{}".getBytes(US_ASCII) : new byte[0];
        int length = payload.length + more.length;
        frame.write(0x81);
        if (length < 126) {
            frame.write(length);
        } else {
            frame.write(length < 65536 ? 126 : 127);
            for (int shift = length < 65536 ? 8 : 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) length >> shift));
            }
        }
        frame.write(payload);
        frame.write(more);
        out.write(frame.toByteArray());
    }

    @Override
    public synchronized void close() throws IOException {
        listening.close();
        for (var client : clients) {
            client.close();
        }
    }
}
