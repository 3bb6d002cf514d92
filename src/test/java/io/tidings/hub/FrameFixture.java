package io.tidings.hub;

import java.nio.charset.StandardCharsets;

/** Frames for the tests of transports, which the hub alone can make. */
public final class FrameFixture {

    private FrameFixture() {}

    public static Frame text(String text) {
        return new Frame(text.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    public static Frame binary(byte[] bytes) {
        return new Frame(bytes, 1, true);
    }
}
