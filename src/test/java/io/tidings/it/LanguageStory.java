package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The programs of docs/languages.md, as a back end runs them. */
interface LanguageStory extends Story {

    Path PAGE_OF_PROGRAMS = Path.of("docs", "languages.md");

    @Test
    default void a_program_publishes_once_though_its_first_answer_is_lost() throws IOException {
        var programs = PageProgram.of(PAGE_OF_PROGRAMS);
        assertEquals(
                List.of("php", "python", "js"),
                programs.stream().map(PageProgram::language).toList());
        String output = PageProgram.output(PAGE_OF_PROGRAMS);
        assertAll(programs.stream().map(program -> () -> {
            try (var relay = new LossyRelay(base())) {
                String printed = program.with("chat:lobby", "chat:" + UUID.randomUUID())
                        .run(Map.of("TIDINGS_URL", relay.address(), "TIDINGS_KEY", ServerApiStory.KEY));
                assertEquals(output, printed, program.language());
                assertEquals(4, relay.requests(), "publish twice, presence, and what is refused");
            }
        }));
    }

    @Test
    default void a_program_with_a_wrong_key_does_not_ask_again() throws IOException {
        assertAll(PageProgram.of(PAGE_OF_PROGRAMS).stream().map(program -> () -> {
            try (var relay = new LossyRelay(base())) {
                program.run(Map.of("TIDINGS_URL", relay.address(), "TIDINGS_KEY", "wrong-" + UUID.randomUUID()));
                assertEquals(2, relay.requests(), "once without an answer, once with 401");
            }
        }));
    }
}
