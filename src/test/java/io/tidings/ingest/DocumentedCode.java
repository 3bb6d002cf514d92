package io.tidings.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code in {@code docs/outbox.md}. */
final class DocumentedCode {

    static final Path PAGE = Path.of("docs", "outbox.md");

    private DocumentedCode() {}

    /** The blocks in one language, in their order. */
    static List<String> blocks(String language) throws IOException {
        Matcher block = Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        return block.results().map(found -> found.group(1).strip()).toList();
    }
}
