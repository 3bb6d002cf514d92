package io.tidings.security;

import org.jspecify.annotations.Nullable;

/** Whether a request may go on, and as whom. */
public sealed interface Admission {

    /** As whom; null when nobody said who it is, and where it may not. */
    default @Nullable Visitor visitor() {
        return null;
    }

    /** Why it may not; null if it may. */
    default @Nullable Refusal refusal() {
        return null;
    }

    /** It may; {@code visitor} is null when nobody said who it is. */
    record Admitted(@Nullable Visitor visitor) implements Admission {}

    /** It may not. */
    record Refused(Refusal refusal) implements Admission {}
}
