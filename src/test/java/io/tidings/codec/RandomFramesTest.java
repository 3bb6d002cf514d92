package io.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tidings.protocol.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However a command is written, the same is understood, and its payload is what came, byte for byte. */
class RandomFramesTest {

    private static final int FRAMES = 5_000;

    @Test
    void a_command_means_the_same_however_it_is_written() {
        RandomJson json = new RandomJson(Seed.random());
        for (int i = 0; i < FRAMES; i++) {
            var commands = Stream.generate(() -> RandomCommand.from(json))
                    .limit(1 + json.random().nextInt(3))
                    .toList();
            String frame = commands.stream().map(RandomCommand::json).collect(Collectors.joining("\n"));

            CommandFrame read = Format.JSON.codec().decode(frame.getBytes(UTF_8));

            assertNull(read.malformed(), () -> Seed.repeat() + "\n" + frame);
            assertEquals(
                    commands.stream().map(RandomCommand::expected).toList(),
                    read.commands(),
                    () -> Seed.repeat() + "\n" + frame);
        }
    }

    @Test
    void a_command_means_the_same_in_protobuf_as_the_generated_classes_write_it() throws IOException {
        RandomJson json = new RandomJson(Seed.random());
        for (int i = 0; i < FRAMES; i++) {
            var commands = Stream.generate(() -> RandomCommand.from(json).expected())
                    .limit(1 + json.random().nextInt(3))
                    .toList();
            var frame = new ByteArrayOutputStream();
            for (Command command : commands) {
                ProtobufRequest.of(command).writeDelimitedTo(frame);
            }

            CommandFrame read = Format.PROTOBUF.codec().decode(frame.toByteArray());

            assertNull(read.malformed(), Seed::repeat);
            assertEquals(commands, read.commands(), Seed::repeat);
        }
    }

    @Test
    void what_was_made_up_is_json_for_everybody() {
        RandomJson json = new RandomJson(Seed.random());
        IntStream.range(0, FRAMES)
                .mapToObj(i -> json.value())
                .forEach(value ->
                        assertEquals(true, JsonText.isValid(value.getBytes(UTF_8)), () -> Seed.repeat() + value));
    }
}
