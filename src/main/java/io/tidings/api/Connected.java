package io.tidings.api;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Observes connections that begin, when they have an identity: {@code void on(@Observes @Connected Connection anna)}.
 * {@link Connection} says on which thread and in which order.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
public @interface Connected {

    /** The qualifier as a value. */
    final class Literal extends AnnotationLiteral<Connected> implements Connected {

        private static final long serialVersionUID = 1;
    }
}
