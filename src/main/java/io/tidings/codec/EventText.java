package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * Writes server-sent events (WHATWG HTML section 9.2). Newlines in JSON can only be white space between its tokens, so
 * they become blanks: one event has one line of data. For one thread.
 */
final class EventText {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    /** A field whose value is ours: no line break in it. */
    EventText field(String name, String value) {
        text.writeBytes((name + ": " + value + "\n").getBytes(UTF_8));
        return this;
    }

    /** The data of the event, one JSON value. */
    EventText data(byte[] json) {
        text.writeBytes("data: ".getBytes(UTF_8));
        for (byte each : json) {
            text.write(each == '\n' || each == '\r' ? ' ' : each);
        }
        text.write('\n');
        return this;
    }

    /** Ends the event; another may follow. */
    EventText next() {
        text.write('\n');
        return this;
    }

    /** Ends the event and returns everything. */
    byte[] end() {
        return next().text.toByteArray();
    }
}
