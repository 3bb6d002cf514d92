package io.tidings.api;

import io.tidings.hub.ChannelPattern;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes at deployment which events of clients application beans observe: of what nobody observes, nothing is made. An
 * observer that would never be called, or called with everything by mistake, stops the deployment. An observer that fails
 * keeps no other from being called. Thread-safe.
 */
public class EventObservers implements Extension {

    private static final System.Logger LOG = System.getLogger(EventObservers.class.getName());

    private static final Set<Class<? extends Annotation>> QUALIFIERS =
            Set.of(Connected.class, Disconnected.class, Joined.class, Left.class, Published.class);

    private static final Set<Class<?>> EVENTS = Set.of(Connection.class, Presence.class, Publication.class);

    private final Map<Class<? extends Annotation>, Set<String>> observed = new ConcurrentHashMap<>();

    void connections(@Observes ProcessObserverMethod<Connection, ?> event) {
        note(event, Connected.class, Disconnected.class);
    }

    void presence(@Observes ProcessObserverMethod<Presence, ?> event) {
        note(event, Joined.class, Left.class);
    }

    void publications(@Observes ProcessObserverMethod<Publication, ?> event) {
        note(event, Published.class);
    }

    /** Who observes everything hears of what others observe, and must not keep it from them either. */
    void everything(@Observes ProcessObserverMethod<Object, ?> event) {
        ObserverMethod<Object> method = event.getObserverMethod();
        Set<Annotation> qualifiers = method.getObservedQualifiers();
        if (qualifiers.stream().anyMatch(qualifier -> QUALIFIERS.contains(qualifier.annotationType()))) {
            event.addDefinitionError(
                    new DefinitionException(
                            method.getBeanClass().getName()
                                    + " observes Object with a qualifier of ours: observe Connection, Presence or Publication"));
        } else if (!method.isAsync() && qualifiers.stream().allMatch(Any.class::isInstance)) {
            event.configureObserverMethod().notifyWith(context -> {
                if (EVENTS.contains(context.getEvent().getClass())) {
                    notify(method, context);
                } else {
                    method.notify(context);
                }
            });
        }
    }

    @SafeVarargs
    private <T> void note(ProcessObserverMethod<T, ?> event, Class<? extends Annotation>... ours) {
        ObserverMethod<T> method = event.getObserverMethod();
        List<String> names = new ArrayList<>();
        int known = 0;
        for (Class<? extends Annotation> kind : ours) {
            names.add("@" + kind.getSimpleName());
            for (Annotation qualifier : method.getObservedQualifiers()) {
                if (qualifier.annotationType() == kind) {
                    known++;
                    observed.computeIfAbsent(kind, first -> ConcurrentHashMap.newKeySet())
                            .add(pattern(qualifier));
                }
            }
        }
        if (known != 1 || method.isAsync()) {
            event.addDefinitionError(
                    new DefinitionException(method.getBeanClass().getName()
                            + " observes " + method.getObservedType().getTypeName()
                            + (known == 1
                                    ? " with @ObservesAsync: use @Observes, it comes on a thread of its own all the same"
                                    : " without exactly one of " + String.join(", ", names))));
        } else {
            event.configureObserverMethod().notifyWith(context -> notify(method, context));
        }
    }

    /** An exception would end the event for those that come after this one (CDI 4.0, "Observer notification"). */
    private static <T> void notify(ObserverMethod<T> method, EventContext<T> context) {
        try {
            method.notify(context);
        } catch (RuntimeException bug) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    method.getBeanClass().getName() + " failed to observe "
                            + context.getEvent().getClass().getSimpleName(),
                    bug);
        }
    }

    private static String pattern(Annotation qualifier) {
        if (qualifier instanceof Joined joined) {
            return joined.value();
        }
        if (qualifier instanceof Left left) {
            return left.value();
        }
        return qualifier instanceof Published published ? published.value() : "";
    }

    /** Whether some bean observes this. */
    boolean observes(Class<? extends Annotation> kind) {
        return observed.containsKey(kind);
    }

    /** Which channels are observed this way; a pattern that several beans have is there once. */
    List<ChannelPattern> patterns(Class<? extends Annotation> kind) {
        return observed.getOrDefault(kind, Set.of()).stream()
                .sorted()
                .map(ChannelPattern::of)
                .toList();
    }
}
