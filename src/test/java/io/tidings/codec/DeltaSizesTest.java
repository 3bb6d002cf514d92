package io.tidings.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DeltaSizesTest {

    @Test
    void the_documentation_has_the_figures_that_are_measured() throws IOException {
        String table = DeltaSizes.table();
        assertTrue(Files.readString(Path.of("docs", "delivery.md")).contains(table), () -> "now it is:\n" + table);
    }
}
