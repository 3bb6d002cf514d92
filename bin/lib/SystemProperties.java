import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Prints a file of properties as an argument file for the java command, {@code "-Dkey=value"}, for servers that cannot be
 * given such a file. What is in an argument file is not in the list of processes. Runs from its source.
 */
class SystemProperties {

    public static void main(String[] files) throws IOException {
        var properties = new Properties();
        for (String file : files) {
            try (var in = Files.newInputStream(Path.of(file))) {
                properties.load(in);
            }
        }
        properties.stringPropertyNames().stream()
                .sorted()
                .map(key -> quoted("-D" + key + "=" + properties.getProperty(key)))
                .forEach(System.out::println);
    }

    /** As the java command reads it: a backslash escapes, and a line feed would end the argument. */
    private static String quoted(String argument) {
        return argument.chars().mapToObj(SystemProperties::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> String.valueOf((char) c);
        };
    }
}
