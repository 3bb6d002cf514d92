package io.tidings.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** A TCP connection to a server that a test can cut and restore, as a lost network does. Thread-safe. */
final class CuttableProxy implements AutoCloseable {

    private final URI server;
    private final ServerSocket door;
    private final Set<Socket> open = new HashSet<>();
    private boolean cut;

    private CuttableProxy(URI server, ServerSocket door) {
        this.server = server;
        this.door = door;
    }

    static CuttableProxy to(URI server) {
        try {
            var proxy = new CuttableProxy(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            proxy.run("proxy", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's address by way of this proxy. */
    URI base() {
        return URI.create("http://localhost:" + door.getLocalPort() + "/");
    }

    /** Resets what is open, on both sides, and whatever is opened until {@link #restore()}. */
    synchronized void cut() {
        cut = true;
        open.forEach(CuttableProxy::reset);
        open.clear();
    }

    synchronized void restore() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        closeQuietly(door);
    }

    private void accept() {
        try {
            while (true) {
                connect(door.accept());
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void connect(Socket client) {
        // Before the server is asked, so that a cut finds it.
        if (!admit(client)) {
            return;
        }
        try {
            var upstream = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
            if (admit(upstream)) {
                run("proxy, up", () -> pump(client, upstream));
                run("proxy, down", () -> pump(upstream, client));
            }
        } catch (IOException e) {
            reset(client);
        }
    }

    private synchronized boolean admit(Socket socket) {
        if (cut) {
            reset(socket);
            return false;
        }
        return open.add(socket);
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut, or gone by itself: either way this connection has ended.
        } finally {
            end(from);
            end(to);
        }
    }

    private synchronized void end(Socket socket) {
        open.remove(socket);
        closeQuietly(socket);
    }

    /** Without good-bye: the other side sees "connection reset". */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Nothing is left to be closed.
        }
    }

    private void run(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
