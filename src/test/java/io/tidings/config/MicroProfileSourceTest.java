package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroProfileSourceTest {

    private static final String SECRET = "tidings.client.token.hmac_secret_key";

    @Test
    void values_and_names_are_those_of_the_config() {
        MicroProfileSource source = new MicroProfileSource(new FakeConfig(Map.of("tidings.mode", "development")));
        assertEquals(Optional.of("development"), source.value("tidings.mode"));
        assertEquals(Optional.empty(), source.value("tidings.node.name"));
        assertEquals(List.of("tidings.mode"), names(source));
    }

    @Test
    void an_empty_value_is_none_so_that_a_stronger_place_can_take_a_value_away() {
        MicroProfileSource source = new MicroProfileSource(new FakeConfig(Map.of("tidings.mode", "")));
        assertEquals(Optional.empty(), source.value("tidings.mode"));
    }

    @Test
    void a_whole_configuration_comes_from_it_with_expressions_replaced() {
        String secret = "k".repeat(40);
        TidingsConfig config = ConfigLoader.load(
                new MicroProfileSource(new FakeConfig(Map.of(SECRET, "${TOKEN_SECRET}", "TOKEN_SECRET", secret))),
                warning -> {});
        assertEquals(secret, config.client().token().hmacSecretKey());
    }

    @ParameterizedTest
    @ValueSource(strings = {"${TOKEN_SECRET}", "abc-${TOKEN_SECRET}", "${HERE}${TOKEN_SECRET}"})
    void a_reference_to_nothing_is_refused_without_showing_the_value(String written) {
        MicroProfileSource source = new MicroProfileSource(new FakeConfig(Map.of(SECRET, written, "HERE", "abc")));
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> source.value(SECRET));
        assertEquals(
                SECRET + ": its value refers to a property that does not exist; define that, or write \\${ for ${",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\${TOKEN_SECRET}", "${TOKEN_SECRET:none}", "${HERE}", "${ALIAS=token}", "$5 {x}"})
    void what_is_no_reference_or_has_an_answer_is_taken(String written) {
        MicroProfileSource source = new MicroProfileSource(new FakeConfig(Map.of(SECRET, written, "HERE", "abc")));
        assertTrue(source.value(SECRET).isPresent());
    }

    private static List<String> names(SettingSource source) {
        List<String> names = new ArrayList<>();
        source.names().forEach(names::add);
        return names;
    }
}
