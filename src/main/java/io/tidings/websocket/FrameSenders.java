package io.tidings.websocket;

import jakarta.enterprise.context.ApplicationScoped;

/** Which frame sender this container gets. */
@ApplicationScoped
public class FrameSenders {

    private final FrameSender text = new PortableSender();
    private final FrameSender echo = new EchoSender();

    /** For formats that are text. */
    FrameSender text() {
        return text;
    }

    /** For whole messages that go back as they came. */
    FrameSender echo() {
        return echo;
    }
}
