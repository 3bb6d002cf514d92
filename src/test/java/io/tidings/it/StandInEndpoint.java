package io.tidings.it;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Answers the handshake until the WAR has an endpoint of its own; to be deleted then. */
@ServerEndpoint("/" + HandshakeStory.ENDPOINT)
public class StandInEndpoint {

    static WebArchive addedTo(WebArchive war) {
        boolean hasItsOwn = war.contains("WEB-INF/classes/io/tidings/websocket/ClientEndpoint.class");
        return hasItsOwn ? war : war.addClasses(StandInEndpoint.class, HandshakeStory.class, Story.class);
    }

    @OnMessage
    public String echo(String text) {
        return text;
    }
}
