package io.tidings.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A peer's running process. Closing ends it, and so does the end of this JVM. For one thread. */
final class PeerServer implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final InetSocketAddress address;
    private final Thread hook;

    private PeerServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts it, with its console in a file, and returns when its port accepts.
     *
     * @throws IllegalStateException if it ends before, or takes longer than two minutes
     */
    static PeerServer start(Peer peer, int port, Path log) {
        try {
            var process = new ProcessBuilder(peer.folder().resolve("run").toString(), Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            var server = new PeerServer(process, new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            try {
                server.awaitPort(log);
            } catch (IllegalStateException e) {
                server.close();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPort(Path log) {
        long end = System.nanoTime() + START.toNanos();
        while (!accepts()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("its port did not accept within two minutes; see " + log);
            }
            try {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("it ended with status " + process.exitValue() + "; see " + log);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(address, 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Processor time it has used, all cores together. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Its resident memory in bytes. */
    long resident() {
        String kilobytes = output(List.of("ps", "-o", "rss=", "-p", Long.toString(process.pid())));
        return Long.parseLong(kilobytes.strip()) * 1024;
    }

    /** Bytes of live objects after a full collection, as {@code jcmd GC.class_histogram} weighs them. */
    long liveHeap() {
        String pid = Long.toString(process.pid());
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        output(List.of(jcmd, pid, "GC.run")); // what the first one sets free, finalizers and cleaners, the second finds
        return total(output(List.of(jcmd, pid, "GC.class_histogram")));
    }

    /** The bytes of a class histogram's last line: {@code Total  <instances>  <bytes>}. */
    static long total(String histogram) {
        return histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.strip().split("\\s+"))
                .mapToLong(words -> Long.parseLong(words[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no total in the histogram"));
    }

    private static String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Descriptors one process may open here; a server has the same limit. */
    static long mostFiles() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : Long.MAX_VALUE;
    }
}
