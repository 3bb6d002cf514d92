package io.tidings.it;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Streams whose client goes without a word, on a server of little patience: {@link PatienceStory#CONFIGURATION}. A ping
 * notices it, the one after that at the latest: the first is what the peer's kernel answers with a reset.
 */
interface VanishingStory extends Story {

    int EACH = 5;

    /** How a client goes. */
    enum Departure {
        /** Its process ended, or it closed the connection. */
        CLOSED {
            @Override
            void comes(RawConnection client) throws IOException {
                client.close();
            }
        },
        /** It was killed with something unread, or a middlebox has had enough. */
        RESET {
            @Override
            void comes(RawConnection client) throws IOException {
                client.reset();
            }
        };

        abstract void comes(RawConnection client) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    default void a_stream_whose_client_has_gone_is_counted_no_more_after_two_pings(Departure departure)
            throws IOException {
        String connect = "{\"id\":1,\"connect\":{\"token\":\"" + Tokens.of("anna") + "\"}}";
        String request = "{\"token\":\"" + Tokens.of("anna") + "\"}";
        // those of earlier stories that have gone are counted until a ping notices it
        Await.until("nobody is there", JsonClient.PATIENCE, () -> open() == 0);
        List<RawConnection> clients = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            clients.add(post("connection/http_stream", connect));
            clients.add(get("connection/sse?cf_connect=" + encode(connect, UTF_8)));
            clients.add(post("connection/uni_http_stream", request));
            clients.add(get("connection/uni_sse?cf_connect=" + encode(request, UTF_8)));
            clients.add(get("api/announcements"));
        }
        int count = clients.size();
        Await.until("all are counted", JsonClient.PATIENCE, () -> open() == count);
        for (RawConnection client : clients) {
            assertEquals(200, client.readHead().status());
            assertTrue(client.hasAnswer());
        }
        int logged = log().size();
        for (RawConnection client : clients) {
            departure.comes(client);
        }
        Await.until("none is counted", JsonClient.PATIENCE, () -> open() == 0);
        assertTrue(
                log().linesSince(logged).stream().noneMatch(line -> line.startsWith("\tat ")),
                () -> String.join("\n", log().linesSince(logged)));
    }

    private RawConnection post(String path, String body) throws IOException {
        var client = RawConnection.to(base());
        client.sendHead(
                "POST /" + path + " HTTP/1.1",
                "Host: " + base().getAuthority(),
                "Content-Type: application/json",
                "Content-Length: " + body.length());
        client.send(body.getBytes(UTF_8));
        return client;
    }

    private RawConnection get(String path) throws IOException {
        var client = RawConnection.to(base());
        client.sendHead("GET /" + path + " HTTP/1.1", "Host: " + base().getAuthority());
        return client;
    }

    /** Connections that the server thinks are open, of all transports but WebSocket. */
    private double open() {
        String metrics = Http.send("GET", base().resolve(MetricsStory.PAGE), "").body();
        return metrics.lines()
                .filter(line -> line.startsWith("tidings_connections{") && !line.contains("websocket"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
