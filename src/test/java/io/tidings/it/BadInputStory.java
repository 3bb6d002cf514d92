package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.it.RawConnection.Frame;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What no client should send gets the answer that the protocol has for it, and nobody else notices. */
interface BadInputStory extends Story {

    int CLOSE = 8;
    Pattern ERROR_CODE = Pattern.compile("\"code\":(\\d+)");

    @Test
    default void bad_input_is_answered_logs_at_most_a_line_and_disturbs_nobody() {
        String channel = "chat:" + UUID.randomUUID();
        try (var bystander = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("bystander"));
                var anna = JsonClient.connected(socket(HandshakeStory.ENDPOINT), Tokens.of("anna"))) {
            bystander.subscribe(channel);
            anna.subscribe(channel);
            bystander.push("\"join\":", "\"bystander\"");
            bystander.push("\"join\":", "\"anna\"");
            int start = log().size();
            assertAll(BadInput.all().stream().<Executable>map(bad -> () -> {
                int before = log().size();
                assertEquals(bad.answer(), answerTo(bad), bad::toString);
                String said = UUID.randomUUID().toString();
                anna.publish(channel, "\"" + said + "\"");
                bystander.push(said);
                anna.push(said);
                assertEquals(List.of(), bystander.left(), bad::toString);
                var logged = log().linesSince(before);
                assertTrue(logged.size() <= 1, () -> bad + " was logged as " + String.join("\n", logged));
            }));
            var traces = log().linesSince(start).stream().filter(line -> line.startsWith("\tat "));
            assertEquals(List.of(), traces.toList());
        }
    }

    private String answerTo(BadInput bad) throws IOException {
        try (var connection = RawConnection.upgraded(base(), bad.path())) {
            if (bad.connected()) {
                connection.sendText("{\"id\":1,\"connect\":{}}");
                assertTrue(connection.readFrame().text().startsWith("{\"id\":1,\"connect\":"));
            }
            // on a thread of its own: the server may answer, and stop reading, in the middle of it
            var sending = CompletableFuture.runAsync(() -> {
                try {
                    bad.send().on(connection);
                } catch (IOException endedByTheServer) {
                    // what it said before is read below
                }
            });
            String answer = answer(connection);
            connection.close();
            sending.join();
            return answer;
        }
    }

    /** What the server says to command 9, or how it ends the connection. */
    static String answer(RawConnection connection) {
        try {
            while (true) {
                Frame frame = connection.readFrame();
                if (frame.opcode() == CLOSE) {
                    return "close " + frame.closeCode();
                }
                String text = frame.text();
                if (text.contains("\"id\":9,") || text.contains("\"type\":\"error\"")) {
                    Matcher code = ERROR_CODE.matcher(text);
                    return code.find() ? "error " + code.group(1) : "ok";
                }
            }
        } catch (SocketTimeoutException e) {
            return "silence";
        } catch (IOException e) {
            return "cut off";
        }
    }
}
