package io.tidings.hub;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The clients of this node whose commands come in requests of their own, by their secret session. Thread-safe.
 */
public final class Sessions {

    /** 192 bits: nobody guesses that. */
    private static final int SECRET_BYTES = 24;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConcurrentHashMap<String, Session> open = new ConcurrentHashMap<>();

    Sessions() {}

    /** A new session: whoever knows it may act for its client. */
    public static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** How many there are. */
    public int size() {
        return open.size();
    }

    /**
     * Hands a frame of commands to the session's client. Frames of one session are handled one after the other. Waits
     * while the hub has too much to do.
     *
     * @param principal who the container says sent it, or null
     * @param frame commands in the format of the session's stream
     */
    public Delivery deliver(String session, @Nullable String principal, byte[] frame) {
        Session found = open.get(session);
        return found == null ? Delivery.NO_SUCH_SESSION : found.deliver(principal, frame);
    }

    void opened(Client client) {
        if (emulated(client)) {
            open.put(client.handshake().session(), new Session(client));
        }
    }

    void closed(Client client) {
        if (emulated(client)) {
            open.remove(client.handshake().session());
        }
    }

    private static boolean emulated(Client client) {
        return !client.handshake().session().isEmpty()
                && !client.transport().format().oneWay();
    }
}
