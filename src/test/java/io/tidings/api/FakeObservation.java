package io.tidings.api;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.configurator.ObserverMethodConfigurator;
import jakarta.enterprise.inject.spi.configurator.ObserverMethodConfigurator.EventConsumer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Set;

/** What a container says at deployment when it finds an observer with these qualifiers. */
final class FakeObservation<T> implements ProcessObserverMethod<T, Object>, ObserverMethod<T> {

    private final Class<T> observed;
    private final Set<Annotation> qualifiers;
    private final boolean async;
    private String problem = "";
    private EventConsumer<T> notifier = context -> {
        throw new IllegalStateException("the extension has not guarded this observer");
    };
    private int calls;
    private boolean broken;

    FakeObservation(Class<T> observed, Annotation... qualifiers) {
        this(observed, false, qualifiers);
    }

    private FakeObservation(Class<T> observed, boolean async, Annotation... qualifiers) {
        this.observed = observed;
        this.async = async;
        this.qualifiers = Set.of(qualifiers);
    }

    /** Of an observer with {@code @ObservesAsync}. */
    static <T> FakeObservation<T> async(Class<T> observed, Annotation... qualifiers) {
        return new FakeObservation<>(observed, true, qualifiers);
    }

    /** From now on it throws when it is called. */
    void breaks() {
        broken = true;
    }

    /** Calls it as the container does, after the extension has had its say. */
    void happens(T event) throws Exception {
        notifier.accept(new Happening<>(event));
    }

    /** How often it was called. */
    int calls() {
        return calls;
    }

    @Override
    public void notify(EventContext<T> context) {
        calls++;
        if (broken) {
            throw new IllegalStateException("on purpose");
        }
    }

    private record Happening<T>(T event) implements EventContext<T> {
        @Override
        public T getEvent() {
            return event;
        }

        @Override
        public EventMetadata getMetadata() {
            throw new UnsupportedOperationException();
        }
    }

    /** What the extension has against it; empty if nothing. */
    String problem() {
        return problem;
    }

    @Override
    public boolean isAsync() {
        return async;
    }

    @Override
    public ObserverMethod<T> getObserverMethod() {
        return this;
    }

    @Override
    public Set<Annotation> getObservedQualifiers() {
        return qualifiers;
    }

    @Override
    public Class<?> getBeanClass() {
        return FakeObservation.class;
    }

    @Override
    public Type getObservedType() {
        return observed;
    }

    @Override
    public Reception getReception() {
        return Reception.ALWAYS;
    }

    @Override
    public TransactionPhase getTransactionPhase() {
        return TransactionPhase.IN_PROGRESS;
    }

    @Override
    public AnnotatedMethod<Object> getAnnotatedMethod() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addDefinitionError(Throwable error) {
        problem = error.getMessage();
    }

    @Override
    public void setObserverMethod(ObserverMethod<T> method) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("unchecked")
    public ObserverMethodConfigurator<T> configureObserverMethod() {
        return (ObserverMethodConfigurator<T>) Proxy.newProxyInstance(
                FakeObservation.class.getClassLoader(),
                new Class<?>[] {ObserverMethodConfigurator.class},
                (configurator, method, arguments) -> {
                    if (!method.getName().equals("notifyWith")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    notifier = (EventConsumer<T>) arguments[0];
                    return configurator;
                });
    }

    @Override
    public void veto() {
        throw new UnsupportedOperationException();
    }
}
