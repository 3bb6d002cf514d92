package com.example.portal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest notices, in memory: a portal of your own has a database. Fires an event for each new one. */
@ApplicationScoped
public class Board {

    private static final int KEPT = 30;

    @Inject
    private Event<Notice> posted;

    private final Deque<Notice> notices = new ArrayDeque<>();
    private long lastId;

    @PostConstruct
    void furnish() {
        add("chris", "The kitchen on the second floor is open again.");
    }

    /** Newest first. */
    public synchronized List<Notice> notices() {
        return List.copyOf(notices);
    }

    public synchronized Notice post(String user, String text) {
        Notice notice = add(user, text);
        posted.fire(notice);
        return notice;
    }

    private Notice add(String user, String text) {
        Notice notice = new Notice(++lastId, user, text, Instant.now());
        notices.addFirst(notice);
        if (notices.size() > KEPT) {
            notices.removeLast();
        }
        return notice;
    }
}
