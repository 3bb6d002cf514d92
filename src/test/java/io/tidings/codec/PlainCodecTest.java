package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.protocol.Command;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainCodecTest {

    private final Codec codec = Format.PLAIN.codec();

    @ParameterizedTest
    @MethodSource("messages")
    void a_golden_message_is_understood(GoldenFrame golden) {
        golden.assertUnderstoodBy(codec);
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void a_golden_push_is_written(GoldenFrame golden) {
        byte[] written = codec.encode(ReplyFields.reply(golden.reply()));

        assertEquals(new String(golden.frame(), UTF_8), new String(written, UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ping | pong", "'{\"type\":\"ping\"}' | '{\"type\":\"pong\"}'"})
    void a_ping_is_answered_in_the_form_it_came(String ping, String pong) {
        CommandFrame frame = codec.decode(ping.getBytes(UTF_8));

        Command.Ping command = (Command.Ping) frame.commands().get(0);
        assertEquals(pong, new String(codec.pong(command.id()), UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void only_in_the_plain_formats_do_clients_ping(Format format) {
        assertEquals(format.name().startsWith("PLAIN"), format.codec().pong(PlainCodec.ID) != Codec.NO_PONG);
    }

    static Stream<GoldenFrame> messages() {
        return GoldenFrame.in("plain-messages.jsonl");
    }

    static Stream<GoldenFrame> pushes() {
        return GoldenFrame.in("plain-pushes.jsonl");
    }
}
