package io.tidings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.HttpApiConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.protocol.Command;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever holds a secret leaves it out of its text, because texts end up in logs. */
class SecretsInTextTest {

    private static final String MARK = "MARKED";

    /** Names of components that hold a secret, wherever they are. */
    private static final Set<String> SECRET = Set.of("token", "secret", "session", "ticket", "password", "cookie");

    /** Names that are harmless elsewhere. */
    private static final Map<String, String> SECRET_THERE = Map.of("HttpApiConfig", "key", "Ticket", "value");

    private static boolean isSecret(Class<?> owner, RecordComponent component) {
        String name = component.getName();
        return component.getType() == String.class
                && (SECRET.contains(name)
                        || name.toLowerCase(Locale.ROOT).contains("secret")
                        || name.equals(SECRET_THERE.get(owner.getSimpleName())));
    }

    /** Directly, or inside of a record of ours that it holds. */
    private static boolean holdsSecrets(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(each -> isSecret(type, each) || holdsSecrets(each.getType()));
    }

    static Stream<Class<?>> holders() throws IOException, URISyntaxException {
        Path classes = Path.of(Command.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("io/tidings"))) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .map(file -> classes.relativize(file).toString())
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(SecretsInTextTest::load)
                    .filter(SecretsInTextTest::holdsSecrets)
                    .toList()
                    .stream();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SecretsInTextTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("holders")
    void a_record_that_holds_a_secret_does_not_tell_it(Class<?> type) throws ReflectiveOperationException {
        String text = filled(type).toString();
        assertFalse(text.contains(MARK), text);
    }

    @Test
    void those_that_are_known_to_hold_secrets_are_among_them() throws IOException, URISyntaxException {
        List<Class<?>> found = holders().toList();
        for (Class<?> type : List.of(Command.Connect.class, HttpApiConfig.class, TidingsConfig.class)) {
            assertTrue(found.contains(type), () -> type + " is not among " + found);
        }
    }

    private static Object filled(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = isSecret(type, components[i]) ? MARK : some(components[i].getType());
        }
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    /** A value of the type that any record takes; null where there is none at hand. */
    private static Object some(Class<?> type) throws ReflectiveOperationException {
        if (type.isRecord()) {
            return filled(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 0);
        }
        Map<Class<?>, Object> known = Map.ofEntries(
                Map.entry(String.class, "/x"),
                Map.entry(boolean.class, false),
                Map.entry(int.class, 1),
                Map.entry(long.class, 1L),
                Map.entry(Duration.class, Duration.ofSeconds(1)),
                Map.entry(List.class, List.of()),
                Map.entry(Set.class, Set.of()),
                Map.entry(Map.class, Map.of()));
        return known.get(type);
    }
}
