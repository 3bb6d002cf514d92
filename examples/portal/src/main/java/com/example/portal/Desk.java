package com.example.portal;

import com.example.portal.Purchase.State;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** The latest purchases, in memory: a portal of your own has a database. Fires an event for each change. */
@ApplicationScoped
public class Desk {

    private static final int KEPT = 30;

    @Inject
    private Event<Purchase> changes;

    private final List<Purchase> purchases = new ArrayList<>();
    private long lastId;

    @PostConstruct
    void furnish() {
        add("chris", "A lamp for the reading corner");
        add("ben", "Headphones that keep the office out");
    }

    /** Newest first. */
    public synchronized List<Purchase> purchases() {
        return List.copyOf(purchases);
    }

    public synchronized void ask(String user, String what) {
        changes.fire(add(user, what));
    }

    private Purchase add(String user, String what) {
        Purchase asked = new Purchase(++lastId, user, what, State.OPEN, "");
        purchases.add(0, asked);
        if (purchases.size() > KEPT) {
            purchases.remove(KEPT);
        }
        return asked;
    }

    /** Nobody decides about a purchase of their own, nor about one that has been decided. */
    public synchronized boolean decide(long id, State outcome, String by) {
        for (int i = 0; i < purchases.size(); i++) {
            Purchase purchase = purchases.get(i);
            if (purchase.id() == id && purchase.waits() && !purchase.user().equals(by)) {
                Purchase decided = purchase.decided(outcome, by);
                purchases.set(i, decided);
                changes.fire(decided);
                return true;
            }
        }
        return false;
    }
}
