package io.tidings.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.NodeInfo;
import io.tidings.protocol.Payload;
import io.tidings.protocol.Publication;
import io.tidings.protocol.Result;
import io.tidings.protocol.StreamPosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiWriterTest {

    private static final Payload BINARY = Payload.of(new byte[] {-1, 0});

    private static void assertWritten(String json, Payload written) {
        assertEquals(json, written.text());
    }

    @Test
    void a_position_is_left_out_where_there_is_none() {
        assertWritten("{\"offset\":7,\"epoch\":\"e\"}", ApiWriter.position(new StreamPosition(7, "e")));
        assertWritten("{}", ApiWriter.position(StreamPosition.NONE));
    }

    @Test
    void presence_is_an_object_even_when_nobody_is_there() {
        assertWritten("{\"presence\":{}}", ApiWriter.presence(new Result.Presence(Map.of())));
        ClientInfo info = new ClientInfo("", "c1", Payload.json("{\"n\":1.0}"), BINARY);
        assertWritten(
                "{\"presence\":{\"c1\":{\"user\":\"\",\"client\":\"c1\",\"conn_info\":{\"n\":1.0},\"b64chan_info\":\"/wA=\"}}}",
                ApiWriter.presence(new Result.Presence(Map.of("c1", info))));
    }

    @Test
    void numbers_are_written_when_they_are_0_too() {
        assertWritten("{\"num_clients\":0,\"num_users\":0}", ApiWriter.presenceStats(new Result.PresenceStats(0, 0)));
    }

    @Test
    void history_has_its_publications_as_they_were_published() {
        List<Publication> publications = List.of(
                new Publication(
                        Payload.json("{\"b\" : 1}"), new ClientInfo("anna", "c1", null, null), 1, Map.of("k", "v\"")),
                new Publication(BINARY, null, 2, Map.of()));
        assertWritten(
                "{\"publications\":[{\"data\":{\"b\" : 1},\"info\":{\"user\":\"anna\",\"client\":\"c1\"},\"offset\":1,"
                        + "\"tags\":{\"k\":\"v\\\"\"}},{\"b64data\":\"/wA=\",\"offset\":2}],\"epoch\":\"e\",\"offset\":2}",
                ApiWriter.history(new Result.History(publications, new StreamPosition(2, "e"))));
        assertWritten(
                "{\"publications\":[],\"epoch\":\"\",\"offset\":0}",
                ApiWriter.history(new Result.History(List.of(), StreamPosition.NONE)));
    }

    @Test
    void channels_and_nodes_are_listed() {
        assertWritten("{\"channels\":{}}", ApiWriter.channels(Map.of()));
        assertWritten("{\"channels\":{\"a\\\"b\":{\"num_clients\":2}}}", ApiWriter.channels(Map.of("a\"b", 2)));
        assertWritten(
                "{\"nodes\":[{\"uid\":\"u\",\"name\":\"n\",\"version\":\"v\",\"num_clients\":0,\"num_users\":0,"
                        + "\"num_channels\":0,\"num_subs\":0}]}",
                ApiWriter.nodes(List.of(new NodeInfo("u", "n", "v", 0, 0, 0, 0, 0))));
    }

    @Test
    void what_a_bean_answers_is_there_or_not() {
        assertWritten("{\"data\":[1.0]}", ApiWriter.rpc(new Result.Rpc(Payload.json("[1.0]"))));
        assertWritten("{}", ApiWriter.rpc(new Result.Rpc(null)));
        assertWritten("{\"b64data\":\"/wA=\"}", ApiWriter.rpc(new Result.Rpc(BINARY)));
    }

    @Test
    void what_is_written_already_is_put_into_lists_and_fields() {
        assertWritten(
                "{\"responses\":[{},{\"a\":1}]}",
                ApiWriter.list("responses", List.of(ApiWriter.NOTHING, Payload.json("{\"a\":1}"))));
        assertWritten("{\"result\":{}}", ApiWriter.named("result", ApiWriter.NOTHING));
        assertWritten("{\"code\":102,\"message\":\"unknown channel\"}", ApiWriter.error(ErrorCode.UNKNOWN_CHANNEL));
    }
}
