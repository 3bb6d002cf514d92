package io.tidings.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * A TCP proxy in front of a server, with a cable that a test can pull. It knows nothing of what it carries. Thread-safe.
 *
 * <ul>
 *   <li>{@link #cut()}: connections end at once, new ones are refused; what a crashed router or a closed lid does.
 *   <li>{@link #blackHole()}: connections stay, but nothing arrives any more, in either direction; what a lost radio does.
 *   <li>{@link #refuseUpgrades()}: whoever asks for a WebSocket is refused, all else goes through; what proxies of
 *       companies do.
 *   <li>{@link #restore()}: all is well again. What a black hole held back is delivered then, as TCP would.
 * </ul>
 *
 * <p>It listens on a free port of the loopback address until {@link #close()}.
 */
public final class CuttableProxy implements Closeable {

    private enum Cable {
        WHOLE,
        SILENT,
        CUT
    }

    private static final int BUFFER = 16 * 1024;
    private static final byte[] REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket entrance;
    private final InetSocketAddress server;
    private final SocketFactory beyond;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private Cable cable = Cable.WHOLE;
    private volatile boolean upgradesRefused;

    private CuttableProxy(URI base, SocketFactory beyond) throws IOException {
        this.beyond = beyond;
        entrance = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        server = new InetSocketAddress(base.getHost(), base.getPort());
    }

    /** Starts a proxy in front of the server at this address. */
    public static CuttableProxy to(URI base) {
        return to(base, SocketFactory.getDefault());
    }

    /** The same, with such sockets to the server; with those of TLS, clients that know none speak to a server that does. */
    static CuttableProxy to(URI base, SocketFactory beyond) {
        try {
            var proxy = new CuttableProxy(base, beyond);
            daemon(proxy::acceptAll, "entrance");
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server answers through this proxy, for example {@code http://localhost:40123/}. */
    public URI base() {
        return URI.create("http://localhost:" + entrance.getLocalPort() + "/");
    }

    /** How many connections go through at this moment. */
    int connections() {
        return sockets.size() / 2;
    }

    /** Ends all connections and refuses new ones, until {@link #restore()}. */
    public void cut() {
        set(Cable.CUT);
        sockets.forEach(CuttableProxy::end);
    }

    /** Swallows what is sent from now on, in both directions; new connections are accepted but not answered. */
    void blackHole() {
        set(Cable.SILENT);
    }

    /** Answers 403 to whoever asks for a WebSocket from now on. */
    public void refuseUpgrades() {
        upgradesRefused = true;
    }

    /** Lets everything through again. */
    public void restore() {
        upgradesRefused = false;
        set(Cable.WHOLE);
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }

    private void set(Cable newCable) {
        synchronized (lock) {
            cable = newCable;
            lock.notifyAll();
        }
    }

    private boolean isCut() {
        synchronized (lock) {
            return cable == Cable.CUT;
        }
    }

    /** Returns whether anything may go on. */
    private boolean awaitEndOfSilence() throws InterruptedException {
        synchronized (lock) {
            while (cable == Cable.SILENT) {
                lock.wait();
            }
            return cable == Cable.WHOLE;
        }
    }

    private void acceptAll() {
        while (!entrance.isClosed()) {
            try {
                carry(entrance.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket client) {
        if (isCut()) {
            end(client);
            return;
        }
        Socket there;
        try {
            there = connect();
            client.setTcpNoDelay(true);
        } catch (IOException nobodyThere) {
            end(client);
            return;
        }
        sockets.add(client);
        sockets.add(there);
        if (isCut()) {
            // in the meantime, so that cut() may have missed these two
            end(client);
            end(there);
        }
        daemon(() -> pump(client, there), "up");
        daemon(() -> pump(there, client), "down");
    }

    private Socket connect() throws IOException {
        var there = beyond.createSocket();
        try {
            there.setTcpNoDelay(true);
            there.connect(server);
            return there;
        } catch (IOException nobodyThere) {
            end(there);
            throw nobodyThere;
        }
    }

    private void pump(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                if (!awaitEndOfSilence()) {
                    break;
                }
                if (upgradesRefused && asksForWebSocket(buffer, n)) {
                    from.getOutputStream().write(REFUSAL);
                    break;
                }
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException gone) {
            // one end is closed, so the other one will be, below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** A request's head fits into one buffer, and browsers send it in one piece. */
    private static boolean asksForWebSocket(byte[] buffer, int length) {
        var text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.startsWith("get ") && text.contains("\r\nupgrade: websocket\r\n");
    }

    /** With a reset, so that nobody waits for a good-bye. */
    private static void end(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // as wanted
        }
    }

    private static void daemon(Runnable work, String name) {
        var thread = new Thread(work, "cuttable-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
