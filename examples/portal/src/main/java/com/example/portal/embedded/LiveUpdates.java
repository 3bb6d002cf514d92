package com.example.portal.embedded;

import com.example.portal.Notice;
import com.example.portal.Purchase;
import com.example.portal.Word;
import io.tidings.api.Channel;
import io.tidings.api.Publisher;
import io.tidings.api.Tidings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells pages what happens in the portal. In a transaction it would go out after the commit. */
@ApplicationScoped
public class LiveUpdates {

    @Inject
    @Channel("portal:approvals")
    private Publisher<Purchase> approvals;

    @Inject
    @Channel("portal:notices")
    private Publisher<Notice> notices;

    @Inject
    private Tidings tidings;

    void changed(@Observes Purchase purchase) {
        approvals.publish(purchase);
        if (!purchase.waits()) {
            tidings.publishTo(purchase.user(), Word.of(purchase));
        }
    }

    void posted(@Observes Notice notice) {
        notices.publish(notice);
    }
}
