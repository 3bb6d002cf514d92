package io.tidings.codec;

import io.tidings.protocol.StreamPosition;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A position in a stream as the id of a server-sent event: {@code 42-xQdWmTzA}, offset and epoch. */
public final class EventId {

    /** An offset below 2^63 and an epoch without blanks and control characters, as brokers make them. */
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,17})-([!-~]{1,100})");

    private EventId() {}

    static String of(StreamPosition position) {
        return position.offset() + "-" + position.epoch();
    }

    /** The position that an id names; empty when it is none of ours. */
    public static Optional<StreamPosition> parse(String id) {
        Matcher matcher = FORM.matcher(id);
        return matcher.matches()
                ? Optional.of(new StreamPosition(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
