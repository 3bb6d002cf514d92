package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tidings.codec.Format;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Push;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodedTest {

    @Test
    void each_format_is_encoded_once() {
        Encoded join = new Encoded(new Push.Join("a", new ClientInfo("anna", "c1", null, null)));
        assertEquals(
                "{\"push\":{\"channel\":\"a\",\"join\":{\"info\":{\"user\":\"anna\",\"client\":\"c1\"}}}}",
                new String(join.in(Format.JSON), StandardCharsets.UTF_8));
        assertSame(join.in(Format.JSON), join.in(Format.JSON));
        assertEquals(
                "{\"type\":\"join\",\"channel\":\"a\",\"sender\":\"anna\"}",
                new String(join.in(Format.PLAIN), StandardCharsets.UTF_8));
        assertSame(join.in(Format.PLAIN), join.in(Format.PLAIN));
    }
}
