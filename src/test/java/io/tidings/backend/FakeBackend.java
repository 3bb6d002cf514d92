package io.tidings.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A backend on a port of this machine, which answers what the test says and keeps what it was asked. */
public final class FakeBackend implements AutoCloseable {

    /** One question. */
    public record Question(String path, Map<String, List<String>> headers, String body) {}

    /** Answers one question. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** Nothing is answered before {@link #answers}: 404. */
    public FakeBackend() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        questions.add(new Question(path, Map.copyOf(exchange.getRequestHeaders()), body));
        try (exchange) {
            answers.getOrDefault(path, status(404, "")).to(exchange);
        }
    }

    /** Where this path is asked. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** From now on this path is answered with status 200 and this JSON. */
    public void answers(String path, String json) {
        answers(path, status(200, json));
    }

    /** From now on this path is answered so. */
    public void answers(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** A status and a body. */
    public static Answer status(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** What was asked so far, in order. */
    public List<Question> questions() {
        return questions;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
