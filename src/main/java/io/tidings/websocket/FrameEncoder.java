package io.tidings.websocket;

import io.tidings.hub.Frame;
import jakarta.websocket.Encoder;

/**
 * Frames as text messages. A thin adapter: the replies in a frame were encoded once, by {@code codec}, for all clients
 * that get them, and so was the text.
 */
public class FrameEncoder implements Encoder.Text<Frame> {

    @Override
    public String encode(Frame frame) {
        return frame.text();
    }
}
