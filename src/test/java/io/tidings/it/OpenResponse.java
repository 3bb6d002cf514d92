package io.tidings.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A response that stays open, read line after line, or item after item, on a thread of its own. Waiting gives up after ten
 * seconds. A test can stop reading; then what comes stays where it is, up to what the kernel and the JDK hold.
 */
final class OpenResponse implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(JsonClient.PATIENCE)
            .build();

    private final Inbox lines = new Inbox();
    private final Gate gate = new Gate();
    private final HttpResponse<InputStream> response;
    private final Wire wire;
    private final Consumer<String> ear;

    private OpenResponse(HttpRequest request, Wire wire, Consumer<String> ear)
            throws IOException, InterruptedException {
        this.wire = wire;
        this.ear = ear;
        response = HTTP.send(request, BodyHandlers.ofInputStream());
        var reader = new Thread(this::read, "open-response");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends the request and returns when the head of the response is there; {@code ear} hears each line first. */
    static OpenResponse to(HttpRequest request, Wire wire, Consumer<String> ear) {
        try {
            return new OpenResponse(request, wire, ear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static OpenResponse to(HttpRequest request) {
        return to(request, Wire.JSON, line -> {});
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The first line of this kind; what else has come stays. */
    String line(String what, Predicate<String> wanted) {
        return lines.take(what, wanted);
    }

    /** The first line with all of these words. */
    String line(String... words) {
        return line(
                "a line with " + String.join(" and ", words),
                line -> List.of(words).stream().allMatch(line::contains));
    }

    /** The next line, whatever it is. */
    String next() {
        return line("a line", line -> true);
    }

    /** The lines that have come so far and that nobody has asked for. */
    List<String> left() {
        return lines.left();
    }

    void stopReading() {
        gate.close();
    }

    void readOn() {
        gate.open();
    }

    boolean hasEnded() {
        return lines.hasEnded();
    }

    private void read() {
        try (var in = response.body()) {
            Wire.Items items = wire.items(in);
            for (String line = items.next(); line != null; line = items.next()) {
                ear.accept(line);
                lines.add(line);
                gate.pass();
            }
        } catch (IOException gone) {
            // told below
        } finally {
            lines.end("of the response");
        }
    }

    @Override
    public void close() {
        readOn();
        try {
            response.body().close();
        } catch (IOException alreadyGone) {
            // as wanted
        }
    }
}
