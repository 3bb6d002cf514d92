package io.tidings.config;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/**
 * The configuration cannot be used; the server must not start. Its message is one line that names the key, the value
 * (never a secret's) and what is allowed. Where there are more problems, the line ends with their keys.
 *
 * <p>Has no stack trace: the operator's text is at fault, not the code.
 */
public final class ConfigurationException extends RuntimeException {

    private static final int NAMED = 5;

    private final List<String> problems;

    ConfigurationException(List<Problem> problems) {
        super(oneLine(problems), null, false, false);
        this.problems = problems.stream().map(Problem::line).toList();
    }

    /**
     * What the code wants of the configuration is not there.
     *
     * @param problems at least one line, each by the words in the code that have to be changed
     */
    public static ConfigurationException of(Map<String, String> problems) {
        return new ConfigurationException(problems.entrySet().stream()
                .map(each -> new Problem(each.getKey(), each.getValue()))
                .toList());
    }

    /** Every problem in a line of its own, the first is the one in the message; at least one. */
    public List<String> problems() {
        return problems;
    }

    private static String oneLine(List<Problem> problems) {
        String first = problems.get(0).line();
        List<String> others =
                problems.stream().skip(1).map(Problem::key).distinct().toList();
        if (others.isEmpty()) {
            return first;
        }
        return first
                + others.stream().limit(NAMED).collect(joining(", ", " (also to be corrected: ", ""))
                + (others.size() > NAMED ? " and " + (others.size() - NAMED) + " more)" : ")");
    }
}
