package io.tidings.api;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Observes what clients and the application published through this node, when the hub has taken it:
 * {@code void on(@Observes @Published("chat:*") Publication message)}. {@link Connection} says on which thread and in
 * which order.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
public @interface Published {

    /** Channels, where {@code *} stands for any text: {@code chat:*}. All of them, if nothing is said. */
    String value() default "*";

    /** The qualifier as a value. */
    final class Literal extends AnnotationLiteral<Published> implements Published {

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
