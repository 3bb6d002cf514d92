package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectHookTest {

    private static final String CONNECT =
            "{\"id\":1,\"connect\":{\"name\":\"js\",\"headers\":{\"X-Page\":\"7\",\"X-No\":\"8\"}}}";

    private final HeldBackend backend = new HeldBackend();
    private final HubFixture fixture = HubFixture.hooked(
            backend,
            "tidings.client.proxy.connect.enabled=true",
            "tidings.client.proxy.connect.endpoint=http://backend.example/connect",
            "tidings.client.proxy.connect.emulated_headers=X-Page",
            "tidings.channel.namespaces=chat");

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Decision<Optional<Credentials>> granted(Credentials who) {
        return Decision.granted(Optional.of(who));
    }

    @Test
    void the_backend_says_who_a_client_without_a_token_is() {
        Peer peer = fixture.peer().sends(CONNECT + "\n{\"id\":2,\"rpc\":{\"method\":\"echo\"}}");
        HeldBackend.Asked asked = backend.next("connect js");
        assertEquals(Map.of("x-page", "7"), asked.asker().headers());
        assertEquals("", asked.asker().credentials().user());
        asked.answer(granted(new Credentials(
                "anna",
                0,
                Payload.json("{\"colour\":\"red\"}"),
                Map.of("chat:1", Grant.PLAIN),
                Authentication.NONE,
                Payload.json("{\"hello\":1}"),
                Payload.json("{\"secret\":1}"))));
        String reply = peer.next();
        assertTrue(reply.contains("\"data\":{\"hello\":1}"), reply);
        assertTrue(reply.contains("\"subs\":{\"chat:1\":{}}"), reply);
        assertTrue(!reply.contains("secret"), reply);
        peer.receives("{\"id\":2,\"rpc\":{}}");
        assertEquals("anna", peer.client().user());
    }

    @Test
    void who_has_a_token_or_is_known_to_the_container_needs_no_backend() {
        fixture.peer().connectsWith(fixture.token("anna"));
        fixture.peerOf("ben").connects();
        assertTrue(backend.idle());
    }

    @Test
    void a_client_of_whom_the_backend_has_nothing_to_say_is_nobody() {
        Peer peer = fixture.peer().sends(CONNECT);
        backend.next().answer(Decision.granted(Optional.empty()));
        peer.isClosedWith(DisconnectCode.BAD_REQUEST);
    }

    @Test
    void the_backend_may_refuse_a_connection() {
        Peer refused = fixture.peer().sends(CONNECT);
        backend.next().answer(Decision.refused(new ErrorCode(1000, "not now", true)));
        refused.receives("{\"id\":1,\"error\":{\"code\":1000,\"message\":\"not now\",\"temporary\":true}}");
        Peer ended = fixture.peer().sends(CONNECT);
        backend.next().answer(Decision.refused(new DisconnectCode(4500, "go away")));
        ended.isClosedWith(new DisconnectCode(4500, "go away"));
    }

    @Test
    void who_only_listens_comes_back_after_a_temporary_refusal_and_not_after_another() {
        refusesWhoListens(ErrorCode.TOO_MANY_REQUESTS, DisconnectCode.TOO_MANY_REQUESTS);
        refusesWhoListens(new ErrorCode(1000, "not now", true), DisconnectCode.INTERNAL_ERROR);
        refusesWhoListens(new ErrorCode(1000, "never", false), DisconnectCode.BAD_REQUEST);
    }

    private void refusesWhoListens(ErrorCode why, DisconnectCode end) {
        Peer listening = fixture.listening().sends("{}");
        backend.next().answer(Decision.refused(why));
        listening.isClosedWith(end);
    }

    @Test
    void a_client_that_goes_away_before_the_answer_leaves_nothing() {
        Peer peer = fixture.peer().sends(CONNECT);
        HeldBackend.Asked asked = backend.next();
        peer.vanishes();
        asked.answer(granted(new Credentials("anna", 0, null, Map.of("chat:1", Grant.PLAIN))));
        fixture.isEmpty("chat:1");
    }
}
