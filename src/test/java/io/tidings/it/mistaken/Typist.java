package io.tidings.it.mistaken;

import io.tidings.api.Channel;
import io.tidings.api.Publisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Meant {@code chat}. */
@ApplicationScoped
public class Typist {

    @Inject
    @Channel("caht:{room}")
    private Publisher<String> rooms;

    /** Would say something. */
    public void say(String room, String text) {
        rooms.to(room).publish(text);
    }
}
