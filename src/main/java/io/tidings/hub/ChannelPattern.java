package io.tidings.hub;

import java.util.List;

/** Names of channels in which {@code *} stands for any text. Immutable. */
public record ChannelPattern(String text, List<String> pieces) implements ChannelMatcher {

    /** The pattern; every text is one. */
    public static ChannelPattern of(String text) {
        return new ChannelPattern(text, List.of(text.split("\\*", -1)));
    }

    /** This one name, whatever is in it. */
    public static ChannelPattern literal(String name) {
        return new ChannelPattern(name, List.of(name));
    }

    @Override
    public boolean matches(String channel) {
        int last = pieces.size() - 1;
        if (last == 0) {
            return channel.equals(text);
        }
        String tail = pieces.get(last);
        if (!channel.startsWith(pieces.get(0))) {
            return false;
        }
        int from = pieces.get(0).length();
        for (int i = 1; i < last; i++) {
            int found = channel.indexOf(pieces.get(i), from);
            if (found < 0) {
                return false;
            }
            from = found + pieces.get(i).length();
        }
        return channel.length() - tail.length() >= from && channel.endsWith(tail);
    }
}
