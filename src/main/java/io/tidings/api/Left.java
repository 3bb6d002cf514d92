package io.tidings.api;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Observes subscriptions to channels that end: {@code void on(@Observes @Left("chat:*") Presence anna)}.
 * {@link Connection} says on which thread and in which order.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
public @interface Left {

    /** Channels, where {@code *} stands for any text: {@code chat:*}. All of them, if nothing is said. */
    String value() default "*";

    /** The qualifier as a value. */
    final class Literal extends AnnotationLiteral<Left> implements Left {

        private static final long serialVersionUID = 1;

        private final String value;

        public Literal(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }
}
