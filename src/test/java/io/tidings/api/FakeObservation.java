package io.tidings.api;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.configurator.ObserverMethodConfigurator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/** What a container says at deployment when it finds an observer with these qualifiers. */
final class FakeObservation<T> implements ProcessObserverMethod<T, Object>, ObserverMethod<T> {

    private final Class<T> observed;
    private final Set<Annotation> qualifiers;

    FakeObservation(Class<T> observed, Annotation... qualifiers) {
        this.observed = observed;
        this.qualifiers = Set.of(qualifiers);
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
    public void addDefinitionError(Throwable problem) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setObserverMethod(ObserverMethod<T> method) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObserverMethodConfigurator<T> configureObserverMethod() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void veto() {
        throw new UnsupportedOperationException();
    }
}
