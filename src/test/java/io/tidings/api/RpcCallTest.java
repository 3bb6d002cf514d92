package io.tidings.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RpcCallTest {

    private RpcCall call(@Nullable Payload data) {
        return new RpcCall(new Caller("anna", "c1"), "sum", data);
    }

    @Test
    void it_tells_who_calls_what_with_the_bytes_as_they_came() {
        RpcCall call = call(Payload.json("{\"a\" : 1.0}"));
        assertEquals(new Caller("anna", "c1"), call.caller());
        assertEquals("sum", call.method());
        assertEquals("{\"a\" : 1.0}", call.json());
        assertEquals("", call(null).json());
    }

    @Test
    void data_is_read_as_an_object() {
        assertEquals(Map.of("a", "b"), call(Payload.json("{\"a\":\"b\"}")).data(Map.class));
    }

    @Test
    void data_that_does_not_fit_is_the_callers_mistake() {
        assertThrows(ClientData.BadData.class, () -> call(null).data(Map.class));
        assertThrows(ClientData.BadData.class, () -> call(Payload.json("{}")).data(int[].class));
    }

    @Test
    void without_an_answer_the_result_is_empty() {
        assertNull(call(null).result());
        assertNull(call(null).refusal());
        RpcCall call = call(null);
        call.replyJson("");
        assertNull(call.result());
    }

    @Test
    void an_answer_is_an_object_or_text_as_it_is() {
        RpcCall call = call(null);
        call.reply(Map.of("sum", 3));
        assertEquals("{\"sum\":3}", String.valueOf(call.result()));
        call.replyJson("{\"sum\" : 3.0}");
        assertEquals("{\"sum\" : 3.0}", String.valueOf(call.result()));
    }

    @Test
    void an_application_refuses_with_codes_of_its_own() {
        RpcCall call = call(null);
        call.refuse(400, "not today");
        assertEquals(new ErrorCode(400, "not today", false), call.refusal());
        assertThrows(IllegalArgumentException.class, () -> call.refuse(399, "protocol"));
        assertThrows(IllegalArgumentException.class, () -> call.refuse(2000, "too high"));
    }
}
