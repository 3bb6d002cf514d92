package com.example.portal.beside;

import com.example.portal.Notice;
import com.example.portal.Purchase;
import com.example.portal.Word;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.UndeclaredThrowableException;

/**
 * Tells pages what happens in the portal. While the hub is not there they are not told, and the portal works all the same:
 * a page that comes back reads what is there now.
 */
@ApplicationScoped
public class LiveUpdates {

    private static final System.Logger LOG = System.getLogger(LiveUpdates.class.getName());

    @Inject
    private TidingsHub hub;

    private final Jsonb jsonb = JsonbBuilder.create();

    void changed(@Observes Purchase purchase) {
        tell(() -> {
            hub.publish("portal:approvals", jsonb.toJson(purchase));
            if (!purchase.waits()) {
                hub.publishTo(purchase.user(), jsonb.toJson(Word.of(purchase)));
            }
        });
    }

    void posted(@Observes Notice notice) {
        tell(() -> hub.publish("portal:notices", jsonb.toJson(notice)));
    }

    private static void tell(Runnable publication) {
        try {
            publication.run();
        } catch (UndeclaredThrowableException absent) {
            LOG.log(System.Logger.Level.WARNING, "pages are not told: {0}", absent.getCause());
        }
    }
}
