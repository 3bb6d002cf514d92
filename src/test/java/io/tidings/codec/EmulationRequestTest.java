package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.protobuf.ByteString;
import io.tidings.codec.wire.Centrifuge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmulationRequestTest {

    @Test
    void commands_are_text_within_json() {
        EmulationRequest request = EmulationRequest.json(
                "{\"session\":\"s\",\"node\":\"n\",\"data\":\"{\\\"id\\\":2,\\\"rpc\\\":{}}\\n{}\",\"new\":1}"
                        .getBytes(UTF_8));

        assertNotNull(request);
        assertEquals("s", request.session());
        assertEquals("n", request.node());
        assertEquals("{\"id\":2,\"rpc\":{}}\n{}", new String(request.data(), UTF_8));
        assertFalse(request.toString().contains("rpc"), "what is logged says nothing");
    }

    @Test
    void commands_are_bytes_within_protobuf() {
        byte[] frame = {4, 8, 2, 106, 0};
        EmulationRequest request = EmulationRequest.protobuf(Centrifuge.EmulationRequest.newBuilder()
                .setSession("s")
                .setNode("n")
                .setData(ByteString.copyFrom(frame))
                .build()
                .toByteArray());

        assertNotNull(request);
        assertEquals("s", request.session());
        assertArrayEquals(frame, request.data());
        assertNull(EmulationRequest.protobuf(new byte[0]), "no session");
        assertNull(EmulationRequest.protobuf(new byte[] {18, 100, 1}), "cut short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{}",
                "{\"session\":\"\",\"data\":\"\"}",
                "{\"session\":1}",
                "{\"session\":\"s\",\"data\":{}}",
                "{\"session\":\"s\"} x",
                "{\"session\":\"s\",\"session\":\"t\"}"
            })
    void anything_else_is_none(String body) {
        assertNull(EmulationRequest.json(body.getBytes(UTF_8)));
    }
}
