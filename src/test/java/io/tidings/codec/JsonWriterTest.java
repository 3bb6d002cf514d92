package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.protocol.Payload;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    private static final int BLOCK = 0x1000;

    @Test
    void every_character_can_be_read_back_by_somebody_else() {
        for (int block = 0; block <= Character.MAX_CODE_POINT; block += BLOCK) {
            String text = IntStream.range(block, block + BLOCK)
                    .mapToObj(point -> Character.toString(point) + 'x')
                    .collect(Collectors.joining());
            byte[] written = new JsonWriter(1).begin().always("s", text).end().toBytes();

            assertEquals(Utf8.wellFormed(text), readBack(written));
        }
    }

    @Test
    void the_buffer_grows_with_what_is_written() {
        String text = "ä\n".repeat(1_000);
        byte[] written = new JsonWriter(1).begin().always("s", text).end().toBytes();

        assertEquals(text, readBack(written));
    }

    @Test
    void what_is_empty_is_left_out() {
        JsonWriter json = new JsonWriter(1)
                .begin()
                .field("s", "")
                .field("n", 0)
                .field("b", false)
                .field("p", (Payload) null)
                .field("p", Payload.json(""))
                .end();

        assertEquals("{}", new String(json.toBytes(), UTF_8));
    }

    @Test
    void what_is_always_written_is_written_even_when_it_is_empty() {
        JsonWriter json = new JsonWriter(1)
                .begin()
                .always("s", "")
                .always("n", 0)
                .object("o")
                .end()
                .list("l")
                .endList();

        assertEquals(
                "{\"s\":\"\",\"n\":0,\"o\":{},\"l\":[]}", new String(json.end().toBytes(), UTF_8));
    }

    @Test
    void the_greatest_and_the_smallest_number_are_written_in_full() {
        JsonWriter json = new JsonWriter(1)
                .begin()
                .field("max", Long.MAX_VALUE)
                .field("min", Long.MIN_VALUE)
                .end();

        assertEquals("{\"max\":9223372036854775807,\"min\":-9223372036854775808}", new String(json.toBytes(), UTF_8));
    }

    private static String readBack(byte[] json) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
            return reader.readObject().getString("s");
        }
    }
}
