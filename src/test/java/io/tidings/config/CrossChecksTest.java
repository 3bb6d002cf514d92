package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule with one configuration that breaks it and one beside it that does not. */
class CrossChecksTest {

    private static final String SHORT = "x".repeat(31);
    private static final String LONG = "y".repeat(32);

    @Test
    void insecure_clients_are_for_development() {
        refused(
                "tidings.client.insecure=true: must be false unless tidings.mode=development",
                "tidings.client.insecure=true");
        accepted("tidings.client.insecure=true", "tidings.mode=development");
    }

    @Test
    void pings_come_later_than_the_answer_to_the_last_one() {
        refused(
                "tidings.client.ping_interval=8s: must be longer than tidings.client.pong_timeout=8s, or one of them 0",
                "tidings.client.ping_interval=8s");
        accepted("tidings.client.ping_interval=9s");
        accepted("tidings.client.ping_interval=8s", "tidings.client.pong_timeout=0");
        accepted("tidings.client.ping_interval=0", "tidings.client.pong_timeout=8s");
    }

    @Test
    void a_client_may_subscribe_to_all_it_may_in_its_first_moment() {
        refused(
                "tidings.limit.command_burst=128: must be more than tidings.client.channel_limit=128, for a client that"
                        + " subscribes to them all when it connects",
                "tidings.limit.command_burst=128");
        accepted("tidings.limit.command_burst=129");
        accepted("tidings.limit.command_burst=1", "tidings.limit.command_rate=0");
    }

    @Test
    void a_secret_is_long_in_production_and_never_shown() {
        refused(
                "tidings.client.token.hmac_secret_key=(hidden): must be at least 32 bytes long in production mode",
                "tidings.client.token.hmac_secret_key=" + SHORT);
        refused(
                "tidings.client.token.hmac_previous_secret_key=(hidden): must be at least 32 bytes long in production mode",
                "tidings.client.token.hmac_secret_key=" + LONG,
                "tidings.client.token.hmac_previous_secret_key=" + SHORT);
        accepted("tidings.client.token.hmac_secret_key=" + LONG);
        accepted("tidings.client.token.hmac_secret_key=" + "ü".repeat(16));
        accepted("tidings.client.token.hmac_secret_key=secret", "tidings.mode=development");
    }

    @Test
    void a_server_that_takes_tokens_alone_has_a_key_in_production() {
        refused(
                "tidings.auth=token: needs tidings.client.token.hmac_secret_key, a public key, or"
                        + " tidings.client.token.jwks_public_endpoint in production mode: there is no default secret",
                "tidings.auth=token");
        accepted("tidings.auth=token", "tidings.client.token.hmac_secret_key=" + LONG);
        accepted("tidings.auth=token", "tidings.client.token.jwks_public_endpoint=https://login.test/keys");
        accepted("tidings.auth=token", "tidings.client.allow_anonymous_connect_without_token=true");
        accepted("tidings.auth=token", "tidings.mode=development");
        accepted("tidings.auth=container");
        accepted("tidings.auth=both");
    }

    @Test
    void an_identity_provider_knows_this_server_by_a_name_and_logins_count() {
        String issuer = "tidings.auth.oidc.issuer=https://login.example.com/realms/shop";
        String client = "tidings.auth.oidc.client_id=tidings";
        refused("tidings.auth.oidc.client_id=: needed with tidings.auth.oidc.issuer", issuer);
        refused("tidings.auth.oidc.issuer=: needed with tidings.auth.oidc.client_id", client);
        refused(
                issuer + ": logins count nothing with tidings.auth=token",
                issuer,
                client,
                "tidings.auth=token",
                "tidings.client.token.hmac_secret_key=" + LONG);
        accepted(issuer, client);
        accepted(issuer, client, "tidings.auth=container");
    }

    @Test
    void the_key_of_the_server_api_fits_into_a_header_and_is_long_in_production() {
        refused(
                "tidings.http_api.key=(hidden): must be printable ASCII without blanks, because it travels in a header",
                "tidings.http_api.key=ein schlüssel von mir");
        refused(
                "tidings.http_api.key=(hidden): must be at least 16 characters long in production mode",
                "tidings.http_api.key=" + "k".repeat(15));
        accepted("tidings.http_api.key=" + "k".repeat(16));
        accepted("tidings.http_api.key=k", "tidings.mode=development");
    }

    @Test
    void a_server_api_for_everybody_is_for_development() {
        refused(
                "tidings.http_api.insecure=true: must be false unless tidings.mode=development",
                "tidings.http_api.insecure=true");
        accepted("tidings.http_api.insecure=true", "tidings.mode=development");
    }

    @Test
    void announcements_need_a_channel_that_keeps_history() {
        refused(
                "tidings.announcements.channel=announcements: needs history:"
                        + " tidings.channel.without_namespace.history_size and"
                        + " tidings.channel.without_namespace.history_ttl",
                "tidings.announcements.enabled=true");
        refused(
                "tidings.announcements.channel=news:all: must be in a namespace listed in"
                        + " tidings.channel.namespaces=chat, or in none",
                "tidings.announcements.enabled=true",
                "tidings.announcements.channel=news:all",
                "tidings.channel.namespaces=chat");
        accepted(
                "tidings.announcements.enabled=true",
                "tidings.channel.without_namespace.history_size=10",
                "tidings.channel.without_namespace.history_ttl=60s");
        accepted("tidings.announcements.channel=news:all");
    }

    @Test
    void a_previous_secret_comes_with_a_present_one() {
        refused(
                "tidings.client.token.hmac_previous_secret_key=(hidden): needs tidings.client.token.hmac_secret_key too",
                "tidings.client.token.hmac_previous_secret_key=" + LONG);
        refused(
                "tidings.client.token.hmac_previous_secret_key_valid_until=1800000000: needs"
                        + " tidings.client.token.hmac_previous_secret_key too",
                "tidings.client.token.hmac_secret_key=" + LONG,
                "tidings.client.token.hmac_previous_secret_key_valid_until=1800000000");
    }

    @Test
    void history_has_both_a_size_and_a_time() {
        refusedIn("chat", "history_size=10: needs {}history_ttl too", "history_size=10");
        refusedIn("chat", "history_ttl=1m: needs {}history_size too", "history_ttl=1m");
        acceptedIn("chat", "history_size=10", "history_ttl=1m");
    }

    @Test
    void a_position_outlives_the_publications() {
        refusedIn(
                "chat",
                "history_meta_ttl=59s: must not be shorter than {}history_ttl=1m",
                "history_size=10",
                "history_ttl=1m",
                "history_meta_ttl=59s");
        refusedIn(
                "chat",
                "history_ttl=721h: must not be longer than tidings.channel.history_meta_ttl=720h; set {}history_meta_ttl to"
                        + " at least the same",
                "history_size=10",
                "history_ttl=721h");
        acceptedIn("chat", "history_size=10", "history_ttl=1m", "history_meta_ttl=1m");
        acceptedIn("chat", "history_size=10", "history_ttl=720h");
    }

    @Test
    void recovery_for_all_needs_history() {
        refusedIn(
                "chat", "force_recovery=true: needs history: {}history_size and {}history_ttl", "force_recovery=true");
        acceptedIn("chat", "force_recovery=true", "history_size=10", "history_ttl=1m");
        acceptedIn("chat", "allow_recovery=true");
    }

    @Test
    void deltas_need_history() {
        refusedIn("chat", "delta_publish=true: needs history: {}history_size and {}history_ttl", "delta_publish=true");
        acceptedIn("chat", "delta_publish=true", "history_size=10", "history_ttl=1m");
        acceptedIn("chat", "allowed_delta_types=fossil");
    }

    @Test
    void the_newest_publication_comes_unasked_only_in_cache_mode() {
        String line = "auto_cache_recover=true: needs {}force_recovery=true and {}force_recovery_mode=cache";
        refusedIn("chat", line, "auto_cache_recover=true", "force_recovery_mode=cache");
        refusedIn("chat", line, "auto_cache_recover=true", "force_recovery=true", "history_size=1", "history_ttl=1m");
        acceptedIn(
                "chat",
                "auto_cache_recover=true",
                "force_recovery=true",
                "force_recovery_mode=cache",
                "history_size=1",
                "history_ttl=1m");
    }

    @Test
    void channels_without_a_namespace_keep_the_same_rules() {
        refused(
                "tidings.channel.without_namespace.history_size=10: needs tidings.channel.without_namespace.history_ttl"
                        + " too",
                "tidings.channel.without_namespace.history_size=10");
    }

    @Test
    void the_namespace_of_personal_channels_exists() {
        String personal = "tidings.client.subscribe_to_user_personal_channel.";
        refused(
                personal + "personal_channel_namespace=mine: must be a name listed in tidings.channel.namespaces=chat",
                personal + "personal_channel_namespace=mine",
                "tidings.channel.namespaces=chat");
        accepted(
                personal + "enabled=true",
                personal + "personal_channel_namespace=chat",
                "tidings.channel.namespaces=chat");
    }

    @Test
    void one_connection_for_each_user_needs_presence_where_the_personal_channel_is() {
        String personal = "tidings.client.subscribe_to_user_personal_channel.";
        refused(
                personal + "single_connection=true: needs " + personal + "enabled=true",
                personal + "single_connection=true");
        refused(
                personal + "single_connection=true: needs tidings.channel.without_namespace.presence=true",
                personal + "single_connection=true",
                personal + "enabled=true");
        refused(
                personal + "single_connection=true: needs tidings.channel.namespaces.mine.presence=true",
                personal + "single_connection=true",
                personal + "enabled=true",
                personal + "personal_channel_namespace=mine",
                "tidings.channel.namespaces=mine",
                "tidings.channel.without_namespace.presence=true");
        accepted(
                personal + "single_connection=true",
                personal + "enabled=true",
                personal + "personal_channel_namespace=mine",
                "tidings.channel.namespaces=mine",
                "tidings.channel.namespaces.mine.presence=true");
    }

    @Test
    void the_first_namespace_of_the_list_is_refused_first() {
        refused(
                "tidings.channel.namespaces.zoo.history_size=1: needs tidings.channel.namespaces.zoo.history_ttl too"
                        + " (also to be corrected: tidings.channel.namespaces.ant.history_size)",
                "tidings.channel.namespaces=zoo,ant",
                "tidings.channel.namespaces.ant.history_size=1",
                "tidings.channel.namespaces.zoo.history_size=1");
    }

    private static void accepted(String... entries) {
        ConfigLoader.load(MapSource.of(entries), warning -> {});
    }

    private static void refused(String line, String... entries) {
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> accepted(entries));
        assertEquals(line, e.getMessage());
        List.of(SHORT, LONG)
                .forEach(secret -> assertFalse(e.problems().toString().contains(secret)));
    }

    private static void acceptedIn(String namespace, String... options) {
        accepted(entries(namespace, options));
    }

    /** Here {@code {}} stands for the prefix of the namespace's options. */
    private static void refusedIn(String namespace, String line, String... options) {
        String prefix = ChannelSettings.prefix(namespace);
        refused(prefix + line.replace("{}", prefix), entries(namespace, options));
    }

    private static String[] entries(String namespace, String... options) {
        String[] entries = Arrays.copyOf(options, options.length + 1);
        for (int i = 0; i < options.length; i++) {
            entries[i] = ChannelSettings.prefix(namespace) + options[i];
        }
        entries[options.length] = "tidings.channel.namespaces=" + namespace;
        return entries;
    }
}
