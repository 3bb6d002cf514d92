package io.tidings.protocol;

import java.util.Map;

/**
 * How the server wants one publication made.
 *
 * @param tags text labels that travel with it
 * @param skipHistory whether history leaves it out; then it has no offset
 * @param delta whether it may be sent as a patch of the one before it, also where the namespace does not say so for all
 * @param condition when it is not made
 */
public record PublishOptions(Map<String, String> tags, boolean skipHistory, boolean delta, PublishCondition condition) {

    /** Nothing special. */
    public static final PublishOptions NONE = new PublishOptions(Map.of(), false, false, PublishCondition.NONE);

    /** The same with other tags. */
    public PublishOptions tags(Map<String, String> otherTags) {
        return new PublishOptions(otherTags, skipHistory, delta, condition);
    }

    /** The same under another condition. */
    public PublishOptions when(PublishCondition otherCondition) {
        return new PublishOptions(tags, skipHistory, delta, otherCondition);
    }
}
