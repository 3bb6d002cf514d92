package io.tidings.api;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an observer the method that clients call under this name:
 *
 * <pre>{@code
 * void time(@Observes @Rpc("time") RpcCall call) {
 *     call.reply(Map.of("now", Instant.now().toString()));
 * }
 * }</pre>
 *
 * That is the whole API of a bean author: any bean will do, and the observer may inject more parameters. It runs on the
 * thread that reads from the client, with the request scope active, and may block: only its own caller waits.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
public @interface Rpc {

    /** Name of the method, as clients write it. */
    String value();

    /** The qualifier as a value, for selecting the observers of one method. */
    final class Literal extends AnnotationLiteral<Rpc> implements Rpc {

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
