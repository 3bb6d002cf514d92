package io.tidings.websocket;

import jakarta.websocket.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One instance of each of our decoders and encoders for all sessions of Tyrus. Left to itself, it makes one for each
 * session on the first message, with an injection target of its own, under one lock for all; ours keep nothing and inject
 * nothing. Checked with Tyrus 2.1.5.payara-p2; where a field is missing, Tyrus does as it always did. Thread-safe.
 */
final class SharedCoders {

    private static final Set<Object> DONE = ConcurrentHashMap.newKeySet();

    private SharedCoders() {}

    /** For all sessions of this session's endpoint from now on. */
    static void share(Session session) {
        try {
            Object endpoint = PrivateMembers.read(session, "endpointWrapper");
            if (DONE.add(endpoint)) {
                share(PrivateMembers.read(endpoint, "decoders"));
                share(PrivateMembers.read(endpoint, "encoders"));
            }
        } catch (ReflectiveOperationException | RuntimeException changed) {
            Changed.tell("each session makes its own coders", changed);
        }
    }

    private static void share(Object wrappers) throws ReflectiveOperationException {
        for (Object wrapper : (Iterable<?>) wrappers) {
            Class<?> coder = (Class<?>) PrivateMembers.read(wrapper, "coderClass");
            if (coder.getPackage().equals(SharedCoders.class.getPackage())) {
                PrivateMembers.field(wrapper, "coder")
                        .set(wrapper, coder.getDeclaredConstructor().newInstance());
            }
        }
    }
}
