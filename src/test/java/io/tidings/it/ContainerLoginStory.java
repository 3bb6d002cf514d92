package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/**
 * Who opened a session as somebody the container knows is the only one to speak in it.
 */
interface ContainerLoginStory extends Story {

    String TYPE = "application/json";

    @Test
    default void commands_for_the_session_of_somebody_else_are_refused() {
        var request = HttpRequest.newBuilder(base().resolve("connection/http_stream"))
                .header("Content-Type", TYPE)
                .header("Authorization", Http.basic("anna:demo"))
                .POST(BodyPublishers.ofString(Way.connect(Tokens.of("anna"))))
                .build();
        try (var stream = OpenResponse.to(request)) {
            String session = JsonClient.read(stream.line("{\"id\":1,\"connect\":"))
                    .getJsonObject("connect")
                    .getString("session");
            for (String stranger : new String[] {Http.basic("ben:demo"), ""}) {
                var refused = say(session, "{\"id\":2,\"rpc\":{\"method\":\"time\"}}", stranger);
                assertEquals(403, refused.statusCode(), refused::body);
                assertTrue(refused.body().contains("somebody else"), refused::body);
            }
            var accepted = say(session, "{\"id\":3,\"rpc\":{\"method\":\"time\"}}", Http.basic("anna:demo"));
            assertEquals(204, accepted.statusCode(), accepted::body);
            stream.line("{\"id\":3,\"rpc\":");
            assertTrue(
                    stream.left().stream().noneMatch(line -> line.contains("\"id\":2,")),
                    () -> stream.left().toString());
        }
    }

    private HttpResponse<String> say(String session, String commands, String authorization) {
        String body = Json.createObjectBuilder()
                .add("session", session)
                .add("node", "")
                .add("data", commands)
                .build()
                .toString();
        String[] headers = authorization.isEmpty()
                ? new String[] {"Content-Type", TYPE}
                : new String[] {"Content-Type", TYPE, "Authorization", authorization};
        return Http.send("POST", base().resolve("emulation"), body, headers);
    }
}
