package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownKeysTest {

    @ParameterizedTest
    @CsvSource({
        "tidings.client.ping_intervall, tidings.client.ping_interval",
        "tidings.client.pingInterval, tidings.client.ping_interval",
        "tidings.client.ping.interval, tidings.client.ping_interval",
        "tidings.client.allowed-origins, tidings.client.allowed_origins",
        "tidings.ping_interval, tidings.client.ping_interval",
        "tidings.client.token.hmac_secret, tidings.client.token.hmac_secret_key",
        "tidings.channel.without_namespace.history_sise, tidings.channel.without_namespace.history_size",
        "tidings.channel.namespaces.chat.presense, tidings.channel.namespaces.chat.presence",
        "tidings.channel.namespaces.chat, tidings.channel.namespaces"
    })
    void a_misspelt_key_is_answered_with_the_closest_one(String written, String meant) {
        assertEquals(List.of(written + ": there is no such key; did you mean " + meant + "?"), lines(written));
    }

    @Test
    void a_key_that_is_like_no_other_is_answered_without_a_guess() {
        assertEquals(List.of("tidings.x: there is no such key"), lines("tidings.x"));
    }

    @Test
    void an_option_of_a_namespace_that_is_not_listed_is_answered_with_the_list() {
        assertEquals(
                List.of("tidings.channel.namespaces.news.presence: the namespace news is not listed in"
                        + " tidings.channel.namespaces (chat, a.b)"),
                lines("tidings.channel.namespaces.news.presence"));
        assertEquals(
                List.of("tidings.channel.namespaces.news.presence: the namespace news is not listed in"
                        + " tidings.channel.namespaces, which is empty"),
                lines(List.of("tidings.channel.namespaces.news.presence"), List.of()));
    }

    @Test
    void keys_that_exist_are_no_problem() {
        assertEquals(
                List.of(),
                lines(
                        "tidings.mode",
                        "tidings.channel.namespaces",
                        "tidings.channel.namespaces.chat.history_ttl",
                        "tidings.channel.namespaces.a.b.history_ttl",
                        "tidings.channel.without_namespace.allow_publish_for_anonymous"));
    }

    @Test
    void names_of_others_and_of_the_environment_are_no_problem() {
        assertEquals(
                List.of(),
                lines("java.home", "PATH", "TIDINGS_CLIENT_INSECURE", "TIDINGS_HOME", "tidingsx", "%dev.tidings.mode"));
    }

    @Test
    void a_key_that_the_container_guessed_from_a_variable_is_no_problem() {
        assertEquals(List.of(), lines("TIDINGS_CLIENT_PING_INTERVAL", "tidings.client.ping.interval"));
    }

    private static List<String> lines(String... names) {
        return lines(List.of(names), List.of("chat", "a.b"));
    }

    private static List<String> lines(List<String> names, List<String> namespaces) {
        return UnknownKeys.among(names, Catalogue.Listed.of(namespaces)).stream()
                .map(Problem::line)
                .toList();
    }
}
