package io.tidings.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds keys under {@code tidings.} that no setting has: nearly always a slip of the pen. Never shows their values. */
final class UnknownKeys {

    private static final String OURS = "tidings.";

    private UnknownKeys() {}

    /** A problem for every name that begins like ours and is none of ours, in the order of the alphabet. */
    static List<Problem> among(Iterable<String> names, Catalogue.Listed listed) {
        Set<String> present = new TreeSet<>();
        names.forEach(present::add);
        Set<String> known = Catalogue.keys(listed);
        List<Problem> problems = new ArrayList<>();
        for (String name : present) {
            if (name.startsWith(OURS) && !known.contains(name) && !present.contains(environmentName(name))) {
                problems.add(new Problem(name, name + ": " + advice(name, known, listed.namespaces())));
            }
        }
        return problems;
    }

    /**
     * How MicroProfile Config spells a key as an environment variable. SmallRye, in WildFly, lists beside each variable
     * its guess of a key, in which every underscore has become a dot; such a guess is nobody's mistake.
     */
    private static String environmentName(String key) {
        return key.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String advice(String name, Set<String> known, Collection<String> namespaces) {
        Optional<String> missing = unlistedNamespace(name).filter(each -> !namespaces.contains(each));
        if (missing.isPresent()) {
            return "the namespace " + missing.get() + " is not listed in " + ChannelSettings.NAMESPACES.key()
                    + (namespaces.isEmpty() ? ", which is empty" : " (" + String.join(", ", namespaces) + ")");
        }
        return "there is no such key"
                + closest(name, known)
                        .or(() -> sameEnd(name, known))
                        .map(key -> "; did you mean " + key + "?")
                        .orElse("");
    }

    /** The key with the fewest letters to change, if that is at most a third of them. */
    private static Optional<String> closest(String name, Set<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(key -> distance(name, key)))
                .filter(key -> distance(name, key) <= (name.length() - OURS.length()) / 3);
    }

    /** A key that ends alike, where somebody left out or mistook what comes before. */
    private static Optional<String> sameEnd(String name, Set<String> known) {
        String end = name.substring(name.lastIndexOf('.'));
        return known.stream().filter(key -> key.endsWith(end)).findFirst();
    }

    /** The namespace of a key that ends with an option there is. */
    private static Optional<String> unlistedNamespace(String name) {
        String prefix = ChannelSettings.NAMESPACES.key() + ".";
        return Catalogue.NAMESPACE.settings().stream()
                .map(option -> "." + option.key())
                .filter(end ->
                        name.startsWith(prefix) && name.endsWith(end) && name.length() > prefix.length() + end.length())
                .map(end -> name.substring(prefix.length(), name.length() - end.length()))
                .findFirst();
    }

    /** Levenshtein's: how many characters must be inserted, removed or replaced. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
