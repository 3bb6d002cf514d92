package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A command of a page of the documentation, and the JSON that the page says it prints. The two follow each other there,
 * as blocks of {@code bash} and {@code json}; the server is {@code http://localhost:8080/}.
 */
record PageExample(String command, String output) {

    private static final Pattern EXAMPLE =
            Pattern.compile("```bash\n(.+?)\n```\n\n```json\n(.+?)\n```", Pattern.DOTALL);

    /** All examples of a page. */
    static List<PageExample> of(Path page) throws IOException {
        List<PageExample> examples = new ArrayList<>();
        var each = EXAMPLE.matcher(Files.readString(page));
        while (each.find()) {
            examples.add(new PageExample(each.group(1), each.group(2)));
        }
        return examples;
    }

    /** Runs the command against this server and compares what it prints: the same fields, each of the same kind. */
    void assertAnswers(URI base) throws IOException {
        Programs.require(command.substring(0, command.indexOf(' ')));
        String adapted = command.replace("http://localhost:8080/", base.toString());
        Process process = new ProcessBuilder("bash", "-c", adapted)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(
                shape(JsonClient.read(output)), shape(JsonClient.read(printed)), () -> command + " printed " + printed);
    }

    /** Names and kinds. Codes and titles are compared too: they are what an example of an error is about. */
    private static String shape(JsonValue value) {
        if (value instanceof JsonObject object) {
            var fields = new TreeMap<String, String>();
            object.forEach((name, field) -> fields.put(
                    name,
                    List.of("code", "message", "status", "title").contains(name) ? field.toString() : shape(field)));
            return fields.toString();
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(PageExample::shape).distinct().toList().toString();
        }
        return value.getValueType().name();
    }
}
