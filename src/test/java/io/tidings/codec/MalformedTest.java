package io.tidings.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MalformedTest {

    @Test
    void a_client_cannot_order_a_stack_trace() {
        assertEquals(0, new Malformed("not JSON").getStackTrace().length);
    }
}
