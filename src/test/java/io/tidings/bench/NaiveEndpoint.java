package io.tidings.bench;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the Jakarta WebSocket tutorials show: every message to every session of the room, one send after the other. */
@ServerEndpoint("/ws")
public class NaiveEndpoint {

    /** One endpoint for each session is the default; what they share is static. */
    private static final Map<String, Set<Session>> ROOMS = new ConcurrentHashMap<>();

    private static final int LARGEST = 1 << 20;

    @OnOpen
    public void open(Session session) {
        session.setMaxTextMessageBufferSize(LARGEST);
        room(session).add(session);
    }

    @OnClose
    public void close(Session session) {
        room(session).remove(session);
    }

    @OnMessage
    public void message(String text, Session from) {
        for (var session : room(from)) {
            if (session.isOpen()) {
                session.getAsyncRemote().sendText(text);
            }
        }
    }

    private static Set<Session> room(Session session) {
        String name = session.getRequestParameterMap()
                .getOrDefault("room", List.of(""))
                .get(0);
        return ROOMS.computeIfAbsent(name, any -> ConcurrentHashMap.newKeySet());
    }
}
