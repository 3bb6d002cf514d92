package io.tidings.hub;

import io.tidings.config.ChannelOptions;
import java.util.List;

/**
 * A channel's name, taken apart: {@code $ns:rest#user1,user2}. The whole text is the identity of the channel; the parts
 * only say which rules apply.
 *
 * @param text the name as it came
 * @param namespace text before the first {@code :}, without a leading {@code $}; empty = no namespace
 * @param rest what follows the namespace, or the whole name
 * @param secret whether the name begins with {@code $}, so that only a token opens it
 * @param users users listed after the last {@code #}; empty when there is no {@code #}
 */
record ChannelName(String text, String namespace, String rest, boolean secret, List<String> users) {

    static final char NAMESPACE_BOUNDARY = ':';
    static final char USER_BOUNDARY = '#';
    static final char USER_SEPARATOR = ',';
    static final char PRIVATE_PREFIX = '$';

    static ChannelName parse(String text) {
        boolean secret = !text.isEmpty() && text.charAt(0) == PRIVATE_PREFIX;
        int boundary = text.indexOf(NAMESPACE_BOUNDARY, secret ? 1 : 0);
        String rest = boundary < 0 ? text : text.substring(boundary + 1);
        int hash = text.lastIndexOf(USER_BOUNDARY);
        List<String> users =
                hash < 0 ? List.of() : List.of(text.substring(hash + 1).split(String.valueOf(USER_SEPARATOR), -1));
        return new ChannelName(text, namespace(text), rest, secret, users);
    }

    /** The namespace alone. */
    static String namespace(String text) {
        int from = !text.isEmpty() && text.charAt(0) == PRIVATE_PREFIX ? 1 : 0;
        int boundary = text.indexOf(NAMESPACE_BOUNDARY, from);
        return boundary < 0 ? "" : text.substring(from, boundary);
    }

    /** Whether clients may use the name at all: the namespace's pattern, or ASCII without control characters. */
    boolean isValid(ChannelOptions options) {
        if (options.channelPattern() != null) {
            return options.channelPattern().matches(rest);
        }
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** Whether only the listed users may use the channel. */
    boolean isUserLimited(ChannelOptions options) {
        return options.allowUserLimitedChannels() && !users.isEmpty();
    }
}
