package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Push;
import io.tidings.protocol.Reply;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnouncementCodecTest {

    private static String written(Reply reply) {
        return new String(Format.ANNOUNCEMENTS.codec().encode(reply), UTF_8);
    }

    private static Publication publication(String json, long offset) {
        return new Publication(Payload.of(json.getBytes(UTF_8)), null, offset, Map.of());
    }

    private static Reply connected(long offset, boolean recovering, boolean recovered, Publication... missed) {
        Result.Subscribe sub = new Result.Subscribe(
                false,
                0,
                true,
                true,
                new StreamPosition(offset, "abc"),
                List.of(missed),
                recovering,
                recovered,
                null,
                false);
        return new Reply.Success(
                1, new Result.Connect("c", "v", false, 0, null, Map.of("news", sub), 25, false, "s", "", 0));
    }

    @Test
    void a_publication_is_its_payload_with_its_position_as_id() {
        assertEquals(
                "id: 7-abc\ndata: {\"a\": 1}\n\n",
                written(new Push.OfPublication("news", publication("{\"a\":\n1}", 7), "abc")));
    }

    @Test
    void a_first_reader_is_told_where_the_stream_stands_and_sees_nothing() {
        assertEquals("id: 3-abc\n\n", written(connected(3, false, false)));
    }

    @Test
    void who_comes_back_gets_what_was_missed() {
        assertEquals(
                "id: 4-abc\ndata: 4\n\nid: 5-abc\ndata: 5\n\n",
                written(connected(3, true, true, publication("4", 4), publication("5", 5))));
        assertEquals("id: 3-abc\n\n", written(connected(3, true, true)), "nothing was missed");
    }

    @Test
    void what_is_no_longer_kept_is_an_event_of_its_own() {
        assertEquals(
                "id: 9-abc\nevent: reset\ndata: {\"offset\":9,\"epoch\":\"abc\"}\n\n",
                written(connected(9, true, false)));
    }

    @Test
    void a_ping_is_a_comment_and_an_end_is_an_event() {
        assertEquals(":\n\n", written(new Reply.Ping()));
        assertEquals(
                "event: disconnect\ndata: {\"code\":3001,\"reason\":\"shutdown\"}\n\n",
                written(new Push.Disconnect(DisconnectCode.SHUTDOWN)));
        assertEquals("", written(new Push.Join("news", new ClientInfo("u", "c", null, null))));
    }

    @Test
    void what_is_no_json_does_not_fit() {
        Publication binary = publication("1\n\nevent: reset", 7);
        Codec codec = Format.ANNOUNCEMENTS.codec();

        assertSame(Codec.UNFIT, codec.encode(new Push.OfPublication("news", binary, "abc")));
        assertSame(Codec.UNFIT, codec.encode(connected(7, true, true, binary)));
        assertSame(Codec.UNFIT, Format.PUSH_EVENTS.codec().encode(new Push.OfPublication("news", binary, "abc")));
    }

    @Test
    void nothing_is_understood() {
        assertNotNull(Format.ANNOUNCEMENTS.codec().decode("{}".getBytes(UTF_8)).malformed());
    }

    @Test
    void an_id_is_a_position() {
        StreamPosition position = new StreamPosition(42, "a-b");
        assertEquals(Optional.of(position), EventId.parse(EventId.of(position)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "-abc", "7-", "07-abc", "-7-abc", "7-a b", "9999999999999999999-a", "7-\u00e4", "7_abc"
            })
    void anything_else_is_no_id(String id) {
        assertEquals(Optional.empty(), EventId.parse(id));
    }
}
