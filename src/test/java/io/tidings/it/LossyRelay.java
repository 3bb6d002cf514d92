package io.tidings.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;

/** Between a program and the server API: passes requests on, and loses the answer to the first. */
final class LossyRelay implements AutoCloseable {

    private final URI server;
    private final HttpServer listening;
    private final AtomicInteger requests = new AtomicInteger();

    LossyRelay(URI server) {
        this.server = server;
        try {
            listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listening.createContext("/", this::pass);
        listening.start();
    }

    /** Without a slash at its end. */
    String address() {
        return "http://127.0.0.1:" + listening.getAddress().getPort();
    }

    /** How many requests came. */
    int requests() {
        return requests.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> answer = ask(exchange);
            if (requests.incrementAndGet() > 1) {
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        server.resolve(exchange.getRequestURI().getPath()))
                .timeout(JsonClient.PATIENCE)
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String name : new String[] {"X-API-Key", "Content-Type"}) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return Http.CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        listening.stop(0);
    }
}
