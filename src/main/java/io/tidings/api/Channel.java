package io.tidings.api;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which channel an injected {@link Publisher} publishes to:
 *
 * <pre>{@code
 * @Inject @Channel("news")
 * private Publisher<Headline> news;
 *
 * @Inject @Channel("orders:{region}")
 * private Publisher<Order> orders;
 * }</pre>
 *
 * What stands in braces is filled in by {@link Publisher#to}. The name is checked at the start: a name that cannot be, or
 * a namespace that is not configured, stops the deployment with one line.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface Channel {

    /** Name of the channel, or a template of names. The namespace stands there in full. */
    @Nonbinding
    String value();
}
