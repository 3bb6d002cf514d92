package io.tidings.api;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Observes the end of connections that had an identity: {@code void on(@Observes @Disconnected Connection anna)}.
 * {@link Connection} says on which thread and in which order.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
public @interface Disconnected {

    /** The qualifier as a value. */
    final class Literal extends AnnotationLiteral<Disconnected> implements Disconnected {

        private static final long serialVersionUID = 1;
    }
}
