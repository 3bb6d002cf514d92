package io.tidings.it.portal;

import io.tidings.api.Connected;
import io.tidings.api.Connection;
import io.tidings.api.Disconnected;
import io.tidings.api.Joined;
import io.tidings.api.Left;
import io.tidings.api.Presence;
import io.tidings.api.Publication;
import io.tidings.api.Published;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps a book of what clients do. */
@ApplicationScoped
public class Doorkeeper {

    private final List<String> book = new CopyOnWriteArrayList<>();

    @Inject
    private Visit visit;

    void connected(@Observes @Connected Connection connection) {
        note(connection.caller().user(), "connected by " + connection.transport());
    }

    void disconnected(@Observes @Disconnected Connection connection) {
        note(connection.caller().user(), "disconnected " + connection.code());
    }

    void joined(@Observes @Joined("chat:watched-*") Presence presence) {
        note(presence.caller().user(), "joined " + presence.channel());
    }

    void left(@Observes @Left("chat:watched-*") Presence presence) {
        note(presence.caller().user(), "left " + presence.channel());
    }

    void published(@Observes @Published("chat:watched-*") Publication message) {
        String user = message.publisher().map(caller -> caller.user()).orElse("the application");
        note(user, "published " + message.json() + " at " + message.position().offset());
    }

    /** The visit is a bean of the request scope: there is one while an observer runs, and it is a new one each time. */
    private void note(String user, String what) {
        book.add(user + " " + what + (visit.isNew() ? "" : " in an old request") + thread());
    }

    private static String thread() {
        return Thread.currentThread().getName().startsWith("tidings") ? " on a thread of the hub" : "";
    }

    /** What this user did, in order. */
    public List<String> of(String user) {
        return book.stream()
                .filter(line -> line.startsWith(user + " "))
                .map(line -> line.substring(user.length() + 1))
                .toList();
    }
}
