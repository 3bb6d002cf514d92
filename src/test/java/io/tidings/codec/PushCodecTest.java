package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import io.tidings.protocol.Result;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushCodecTest {

    private static final Reply PUBLICATION = new Push.OfPublication(
            "news", new Publication(Payload.of("{\"a\":\r 1}".getBytes(UTF_8)), null, 7, Map.of()), "xyz");

    private static String written(Format format, Reply reply) {
        return new String(format.codec().encode(reply), UTF_8);
    }

    @Test
    void a_push_has_no_envelope() {
        assertEquals(
                "{\"channel\":\"news\",\"pub\":{\"data\":{\"a\":\r 1},\"offset\":7}}",
                written(Format.PUSHES, PUBLICATION));
        assertEquals(
                "{\"disconnect\":{\"code\":3001,\"reason\":\"shutdown\"}}",
                written(Format.PUSHES, new Push.Disconnect(DisconnectCode.SHUTDOWN)));
        assertEquals("{}", written(Format.PUSHES, new Reply.Ping()));
    }

    @Test
    void the_answer_to_connect_is_a_push_and_other_answers_are_not_sent() {
        Result.Connect connected = new Result.Connect("c1", "v", false, 0, null, Map.of(), 25, false, "secret", "", 0);
        assertEquals(
                "{\"connect\":{\"client\":\"c1\",\"version\":\"v\",\"ping\":25,\"session\":\"secret\"}}",
                written(Format.PUSHES, new Reply.Success(1, connected)));
        assertEquals("", written(Format.PUSHES, new Reply.Success(1, new Result.Publish())));
        assertEquals("", written(Format.PUSHES, new Reply.Failure(1, ErrorCode.INTERNAL)));
    }

    @Test
    void an_event_has_one_line_of_data_whatever_white_space_the_payload_has() {
        assertEquals(
                "data: {\"channel\":\"news\",\"pub\":{\"data\":{\"a\":  1},\"offset\":7}}\n\n",
                written(Format.PUSH_EVENTS, PUBLICATION));
        assertEquals("data: {}\n\n", written(Format.EVENTS, new Reply.Ping()));
        assertEquals("", written(Format.PUSH_EVENTS, new Reply.Failure(1, ErrorCode.INTERNAL)));
    }

    @Test
    void a_connect_request_comes_as_it_is() {
        CommandFrame frame = Format.PUSHES
                .codec()
                .decode("{\"token\":\"t\",\"subs\":{\"news\":{\"recover\":true,\"offset\":3}}}\n".getBytes(UTF_8));

        assertNull(frame.malformed());
        Command.Connect connect =
                assertInstanceOf(Command.Connect.class, frame.commands().get(0));
        assertEquals("t", connect.token());
        assertEquals(3, connect.subs().get("news").since().offset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"token\":1}", "{} {}"})
    void anything_else_is_malformed(String text) {
        assertNotNull(Format.PUSH_EVENTS.codec().decode(text.getBytes(UTF_8)).malformed());
    }
}
