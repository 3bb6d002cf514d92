package io.tidings.protocol;

/**
 * When a publication of the server is not made, because it was made before or is out of date.
 *
 * @param idempotencyKey within five minutes a second publication with the same key in the same channel is not made;
 *     empty = no key
 * @param version in a channel with history a publication is only made when its version is above the last one; 0 = no
 *     version. Without history nobody remembers versions, and every one is made
 * @param versionEpoch where versions start again: in another epoch than the last one every version is made; empty = the
 *     same epoch as before
 */
public record PublishCondition(String idempotencyKey, long version, String versionEpoch) {

    /** Longest idempotency key in characters, so that a bound on their number bounds the memory they take. */
    public static final int LONGEST_KEY = 255;

    /** It is made in any case. */
    public static final PublishCondition NONE = new PublishCondition("", 0, "");

    /** The condition that it has not been made before. */
    public static PublishCondition once(String idempotencyKey) {
        return new PublishCondition(idempotencyKey, 0, "");
    }

    /** The condition that nothing newer has been made. */
    public static PublishCondition newer(long version, String versionEpoch) {
        return new PublishCondition("", version, versionEpoch);
    }
}
