package io.tidings.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A web server of somebody else, with one empty page. Another port is another origin. */
final class ForeignSite implements AutoCloseable {

    private static final byte[] PAGE = "<!doctype html><title>Elsewhere</title>".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private ForeignSite(HttpServer server) {
        this.server = server;
    }

    static ForeignSite open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, PAGE.length);
                exchange.getResponseBody().write(PAGE);
                exchange.close();
            });
            server.start();
            return new ForeignSite(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Its page by the name {@code localhost}, which is another origin of the same site: browsers send the cookies along,
     * whatever {@code SameSite} says.
     */
    URI near() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The same page as another site. */
    URI far() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
