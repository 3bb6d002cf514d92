package io.tidings.security;

import io.tidings.hub.Decision;
import io.tidings.protocol.ErrorCode;
import java.util.function.Function;

/**
 * What checking a token came to. What follows from it depends on the command that brought the token, so the caller
 * names all three consequences.
 *
 * @param <C> the claims that matter
 */
sealed interface Verification<C> {

    /** The decision that belongs to this case. */
    <T> Decision<T> decide(Function<C, Decision<T>> valid, Decision<T> expired, Decision<T> invalid);

    /** Signed by us, for us, and in force now. */
    record Valid<C>(C claims) implements Verification<C> {
        @Override
        public <T> Decision<T> decide(Function<C, Decision<T>> valid, Decision<T> expired, Decision<T> invalid) {
            return valid.apply(claims);
        }
    }

    /** Good in every other way, but no longer in force, or not yet. */
    record Expired<C>() implements Verification<C> {
        @Override
        public <T> Decision<T> decide(Function<C, Decision<T>> valid, Decision<T> expired, Decision<T> invalid) {
            return expired;
        }
    }

    /**
     * Nobody can say now; whatever the token was for, the answer is that of a problem that passes: the client comes back.
     */
    record Unknown<C>() implements Verification<C> {
        @Override
        public <T> Decision<T> decide(Function<C, Decision<T>> valid, Decision<T> expired, Decision<T> invalid) {
            return Decision.refused(ErrorCode.INTERNAL);
        }
    }

    /**
     * Not a token of ours.
     *
     * @param why a few words for the log, without any text of the token
     */
    record Invalid<C>(String why) implements Verification<C> {
        @Override
        public <T> Decision<T> decide(Function<C, Decision<T>> valid, Decision<T> expired, Decision<T> invalid) {
            return invalid;
        }
    }
}
