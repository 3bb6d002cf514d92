package io.tidings.hub;

import java.nio.charset.StandardCharsets;

/** Frames for the tests of transports. */
public final class TestFrame {

    private TestFrame() {}

    public static Frame of(String text) {
        return new Frame(text.getBytes(StandardCharsets.UTF_8), 1, false);
    }
}
