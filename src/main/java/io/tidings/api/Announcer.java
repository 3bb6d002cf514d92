package io.tidings.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import java.util.function.Supplier;

/** Calls application beans on threads that have no request. Thread-safe. */
@ApplicationScoped
public class Announcer {

    private static final System.Logger LOG = System.getLogger(Announcer.class.getName());

    /** Tells all observers, each of which {@link EventObservers} guards; what fails besides is logged and ends here. */
    @ActivateRequestContext
    public <T> void announce(Event<T> event, T value) {
        try {
            event.fire(value);
        } catch (RuntimeException bug) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the observers of " + value.getClass().getSimpleName() + " were not all called",
                    bug);
        }
    }

    /** Asks one bean. */
    @ActivateRequestContext
    public <T> T ask(Supplier<T> question) {
        return question.get();
    }
}
