package io.tidings.websocket;

/** Nothing of a frame has left, and nothing will, so it may go another way. */
final class FrameNotSent extends RuntimeException {

    private static final long serialVersionUID = 1;

    FrameNotSent(Throwable cause) {
        super(cause);
    }
}
