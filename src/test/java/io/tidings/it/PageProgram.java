package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole program of a page of the documentation.
 *
 * @param language as the page marks it: {@code php}, {@code python} or {@code js}
 */
record PageProgram(String language, String source) {

    private static final Pattern BLOCK =
            Pattern.compile("^```(php|python|js)\n(.+?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern OUTPUT = Pattern.compile("^```text\n(.+?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    /** All programs of a page, in their order. */
    static List<PageProgram> of(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .map(block -> new PageProgram(block.group(1), block.group(2)))
                .toList();
    }

    /** What the page says that they print. */
    static String output(Path page) throws IOException {
        Matcher output = OUTPUT.matcher(Files.readString(page));
        if (!output.find()) {
            throw new AssertionError(page + " does not say what its programs print");
        }
        return output.group(1);
    }

    /** The same with other words in it. */
    PageProgram with(String words, String others) {
        if (!source.contains(words)) {
            throw new AssertionError(words + " is not in " + source);
        }
        return new PageProgram(language, source.replace(words, others));
    }

    /** Runs it with these variables in its environment; what it printed, errors too. */
    String run(Map<String, String> environment) throws IOException {
        String program = switch (language) {
            case "php" -> "php";
            case "python" -> "python3";
            default -> "node";
        };
        Programs.require(program);
        Path file =
                Files.createTempFile(BuiltWar.directory(), "hello", language.equals("js") ? ".mjs" : "." + language);
        Files.writeString(file, source);
        var builder = new ProcessBuilder(program, file.toString()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
