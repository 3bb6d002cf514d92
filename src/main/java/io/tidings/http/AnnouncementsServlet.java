package io.tidings.http;

import io.tidings.codec.CommandFrame;
import io.tidings.codec.EventId;
import io.tidings.codec.Format;
import io.tidings.config.AnnouncementsConfig;
import io.tidings.config.HttpConfig;
import io.tidings.protocol.Command;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import io.tidings.security.Arrival;
import io.tidings.security.ReaderAuthorizer;
import io.tidings.security.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One channel for {@code new EventSource('/api/announcements')}: no SDK, no command. When the connection is lost the
 * browser says with {@code Last-Event-ID} how far it came, and gets what it missed.
 */
@WebServlet(urlPatterns = "/api/announcements", asyncSupported = true)
public class AnnouncementsServlet extends CrossOriginServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Streams streams;

    @Override
    String methods() {
        return "GET";
    }

    @Override
    boolean enabled(HttpConfig http) {
        return http.announcements().enabled();
    }

    @Override
    void answer(Arrival arrival, HttpServletResponse response) throws IOException {
        Refusal noRoom = entrance().refusal(arrival);
        if (noRoom != null) {
            noRoom.send(response);
            return;
        }
        AnnouncementsConfig config = http().announcements();
        SubscribeRequest subscription = SubscribeRequest.to(config.channel());
        String seen = arrival.request().getHeader("Last-Event-ID");
        if (seen != null && !seen.isEmpty()) {
            Optional<StreamPosition> position = EventId.parse(seen);
            if (position.isEmpty()) {
                Refusal.of(400, "Last-Event-ID is none of ours").send(response);
                return;
            }
            subscription = subscription.since(position.get());
        }
        response.setContentType(EventStreamServlet.EVENT_STREAM);
        streams.open(
                arrival,
                response,
                ReaderAuthorizer.TRANSPORT,
                null,
                Format.ANNOUNCEMENTS,
                "retry: " + config.retry().toMillis() + "\n\n",
                new CommandFrame(List.of(connect(subscription)), null, 0),
                0);
    }

    private static Command connect(SubscribeRequest subscription) {
        return new Command.Connect(
                1, "", null, Map.of(subscription.channel(), subscription), "announcements", "", Map.of());
    }
}
