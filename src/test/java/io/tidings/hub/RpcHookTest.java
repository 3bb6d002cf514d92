package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RpcHookTest {

    private final HeldBackend backend = new HeldBackend();
    private final HubFixture fixture = HubFixture.hooked(
            backend,
            "tidings.rpc.proxy.endpoint=http://backend.example/",
            "tidings.rpc.namespaces=shop",
            "tidings.rpc.namespaces.shop.proxy_enabled=true");

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String rpc(int id, String method) {
        return "{\"id\":" + id + ",\"rpc\":{\"method\":\"" + method + "\"}}";
    }

    private static Decision<ClientCalls.Rpc> result(String json) {
        return Decision.granted(new ClientCalls.Rpc(Payload.json(json)));
    }

    @Test
    void a_method_of_such_a_namespace_is_the_backends_and_all_others_are_the_beans() {
        Peer anna = fixture.peer().connectsWith(fixture.token("anna")).sends(rpc(5, "shop:price"));
        HeldBackend.Asked asked = backend.next();
        assertEquals("default", asked.proxy());
        assertEquals("rpc shop:price", asked.what());
        assertEquals("anna", asked.asker().credentials().user());
        assertEquals(anna.client().id(), asked.asker().client());
        anna.sends(rpc(6, "echo")).receives("{\"id\":6,\"rpc\":{}}");
        asked.answer(result("7"));
        anna.receives("{\"id\":5,\"rpc\":{\"data\":7}}");
        assertTrue(backend.idle());
    }

    @Test
    void the_calls_of_one_client_take_turns_and_those_of_others_do_not_wait() {
        Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
        Peer ben = fixture.peer().connectsWith(fixture.token("ben"));
        anna.sends(rpc(5, "shop:one")).sends(rpc(6, "shop:two"));
        HeldBackend.Asked one = backend.next();
        ben.sends(rpc(7, "shop:three"));
        HeldBackend.Asked three = backend.next();
        assertEquals("rpc shop:three", three.what());
        three.answer(result("3"));
        ben.receives("{\"id\":7,\"rpc\":{\"data\":3}}");
        one.answer(result("1"));
        anna.receives("{\"id\":5,\"rpc\":{\"data\":1}}");
        backend.next().answer(result("2"));
        anna.receives("{\"id\":6,\"rpc\":{\"data\":2}}");
    }

    @Test
    void a_client_that_does_not_wait_for_answers_is_slowed_down() {
        Peer anna = fixture.peer().connectsWith(fixture.token("anna"));
        for (int i = 0; i <= Turns.MOST_WAITING; i++) {
            anna.sends(rpc(10 + i, "shop:price"));
        }
        anna.sends(rpc(9, "shop:price")).isRefused(9, ErrorCode.TOO_MANY_REQUESTS.code());
        assertEquals(List.of(Limit.HOOKS), fixture.refusals());
    }

    @Test
    void the_backend_may_refuse_a_call_and_end_a_client() {
        Peer anna = fixture.peer().connectsWith(fixture.token("anna")).sends(rpc(5, "shop:price"));
        backend.next().answer(Decision.refused(new ErrorCode(1000, "sold out", false)));
        anna.receives("{\"id\":5,\"error\":{\"code\":1000,\"message\":\"sold out\"}}")
                .sends(rpc(6, "shop:price"));
        backend.next().answer(Decision.refused(new DisconnectCode(4500, "go away")));
        anna.isClosedWith(new DisconnectCode(4500, "go away"));
    }

    @Test
    void a_bug_in_the_adapter_is_an_error_and_the_next_call_has_its_turn() {
        Peer anna = fixture.peer()
                .connectsWith(fixture.token("anna"))
                .sends(rpc(5, "shop:price"))
                .sends(rpc(6, "shop:price"));
        backend.next().fail();
        anna.isRefused(5, ErrorCode.INTERNAL.code());
        backend.next().answer(result("6"));
        anna.receives("{\"id\":6,\"rpc\":{\"data\":6}}");
    }
}
