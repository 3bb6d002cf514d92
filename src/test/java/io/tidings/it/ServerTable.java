package io.tidings.it;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Disabled;

/** The README's table of servers: what each does, out of the chronicles of the ITs. */
final class ServerTable {

    /** Nobody tells it there. */
    static final String UNTOLD = "–";

    private static final String PASSED = "✓";

    private final List<Class<?>> its;
    private final Function<Class<?>, Chronicle> chronicles;
    private final Function<TestedServer, String> versions;

    /** {@code its}: the classes with {@link ToldOn}. */
    ServerTable(List<Class<?>> its, Function<Class<?>, Chronicle> chronicles, Function<TestedServer, String> versions) {
        this.its = its;
        this.chronicles = chronicles;
        this.versions = versions;
    }

    /** In Markdown, with a line feed at its end. */
    String text() {
        var text = new StringBuilder(line("", server -> server.label() + "<br>" + versions.apply(server)));
        text.append(line("---", server -> ":---:"));
        for (Feature feature : Feature.values()) {
            text.append(line(feature.label(), server -> cell(feature, server)));
        }
        return text.toString();
    }

    private static String line(String first, Function<TestedServer, String> cells) {
        return Arrays.stream(TestedServer.values())
                .filter(TestedServer::tabled)
                .map(cells)
                .collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
    }

    /** All passed, or how many did; a test that several ITs tell has to pass in each. */
    String cell(Feature feature, TestedServer server) {
        var here = told(feature, server);
        var tests = here.stream().flatMap(feature::testsOf).distinct().toList();
        if (tests.isEmpty()) {
            return UNTOLD;
        }
        long passed = tests.stream()
                .filter(test -> here.stream()
                        .filter(it -> feature.testsOf(it).anyMatch(test::equals))
                        .allMatch(it -> chronicles.apply(it).passed(test)))
                .count();
        return passed == tests.size() ? PASSED : passed + " of " + tests.size();
    }

    private List<Class<?>> told(Feature feature, TestedServer server) {
        return its.stream()
                .filter(it -> it.getAnnotation(ToldOn.class).value() == server)
                .filter(it -> feature.testsOf(it).findAny().isPresent())
                .toList();
    }

    /** What kept the table from being whole: ITs whose last run left tests out that are not disabled there. */
    List<String> gaps() {
        return its.stream()
                .filter(it -> Arrays.stream(Feature.values())
                        .flatMap(feature -> feature.testsOf(it))
                        .anyMatch(test -> !chronicles.apply(it).has(test) && !isDisabled(it, test)))
                .map(Class::getSimpleName)
                .toList();
    }

    /** Whether the IT says that its server cannot do it: overrides the test, and disables it with the reason. */
    private static boolean isDisabled(Class<?> it, String test) {
        return Arrays.stream(it.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(test) && method.isAnnotationPresent(Disabled.class));
    }
}
