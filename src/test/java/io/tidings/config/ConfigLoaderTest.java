package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigLoaderTest {

    private final List<String> warnings = new ArrayList<>();

    @Test
    void clients_are_held_to_the_numbers_of_the_protocol_when_nothing_is_configured() {
        assertEquals(
                new ClientConfig(
                        false,
                        false,
                        false,
                        List.of(),
                        List.of(),
                        ForwardedHeader.X_FORWARDED_FOR,
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(27),
                        Duration.ofSeconds(40),
                        128,
                        1_048_576,
                        0,
                        0,
                        300,
                        300,
                        false,
                        new TokenConfig("", "", null, "", "", "sub"),
                        new PersonalChannelConfig(false, "", false)),
                load().client());
    }

    @Test
    void the_node_is_in_production_and_bounded_when_nothing_is_configured() {
        TidingsConfig config = load();
        assertEquals(Mode.PRODUCTION, config.mode());
        assertTrue(config.nodeName().matches("[!-~]{1,100}"), config.nodeName());
        assertEquals(
                new WebSocketConfig(65_536, 65_536, FrameSenderChoice.AUTO, CompressionConfig.OFF), config.webSocket());
        assertEquals(new FanOutConfig(0, 65_536), config.fanOut());
        assertEquals(
                new LimitConfig(1000, 1000, 100, 64, 20, Duration.ofMinutes(1), 200, 1000, 100_000, 100_000, 100_000),
                config.limit());
        assertEquals(new ShutdownConfig(Duration.ofSeconds(5), 1000), config.shutdown());
    }

    @Test
    void a_channel_may_nothing_when_nothing_is_configured() {
        assertEquals(
                new ChannelConfig(
                        255,
                        new ChannelOptions(
                                false,
                                false,
                                false,
                                0,
                                Duration.ZERO,
                                Duration.ofHours(720),
                                false,
                                false,
                                false,
                                false,
                                RecoveryMode.STREAM,
                                false,
                                Access.NONE,
                                Access.NONE,
                                Access.NONE,
                                Access.NONE,
                                false,
                                null,
                                Set.of(),
                                false,
                                DataFormat.NOT_EMPTY,
                                ChannelHooks.NONE),
                        Map.of()),
                load().channel());
    }

    @Test
    void every_listed_namespace_has_options_of_its_own() {
        ChannelConfig channel = load(
                        "tidings.channel.namespaces=chat, news.de",
                        "tidings.channel.namespaces.chat.presence=true",
                        "tidings.channel.namespaces.news.de.history_size=5",
                        "tidings.channel.namespaces.news.de.history_ttl=1m")
                .channel();
        assertEquals(
                List.of("chat", "news.de"), List.copyOf(channel.namespaces().keySet()));
        assertTrue(channel.namespaces().get("chat").presence());
        assertFalse(channel.namespaces().get("news.de").presence());
        assertTrue(channel.namespaces().get("news.de").hasHistory());
        assertFalse(channel.withoutNamespace().presence());
    }

    @Test
    void the_roles_that_some_namespace_names_are_known_together() {
        ChannelConfig channel = load(
                        "tidings.channel.namespaces=chat,desk",
                        "tidings.channel.namespaces.desk.allow_subscribe_for_roles=editor, admin",
                        "tidings.channel.namespaces.desk.allow_publish_for_roles=admin",
                        "tidings.channel.namespaces.chat.allow_history_for_roles=archivist",
                        "tidings.channel.without_namespace.allow_presence_for_roles=porter",
                        "tidings.channel.namespaces.chat.allow_presence_for_users=anna")
                .channel();
        assertEquals(Set.of("editor", "admin", "archivist", "porter"), channel.roles());
    }

    @Test
    void a_namespace_has_the_server_wide_default_where_it_says_nothing() {
        ChannelConfig channel = load(
                        "tidings.channel.history_meta_ttl=2h",
                        "tidings.channel.publication_data_format=json",
                        "tidings.channel.namespaces=one,two",
                        "tidings.channel.namespaces.two.history_meta_ttl=3h",
                        "tidings.channel.namespaces.two.publication_data_format=not_empty")
                .channel();
        ChannelOptions one = channel.namespaces().get("one");
        ChannelOptions two = channel.namespaces().get("two");
        assertEquals(Duration.ofHours(2), one.historyMetaTtl());
        assertEquals(DataFormat.JSON, one.publicationDataFormat());
        assertEquals(Duration.ofHours(3), two.historyMetaTtl());
        assertEquals(DataFormat.NOT_EMPTY, two.publicationDataFormat());
    }

    @Test
    void the_end_of_the_previous_secret_is_a_point_in_time_or_never() {
        String secret = "a-secret-that-has-thirty-two-byte";
        String[] keys = {
            "tidings.client.token.hmac_secret_key=new-" + secret,
            "tidings.client.token.hmac_previous_secret_key=old-" + secret,
            "tidings.client.token.hmac_previous_secret_key_valid_until=1800000000"
        };
        assertEquals(
                Instant.ofEpochSecond(1_800_000_000),
                load(keys).client().token().hmacPreviousSecretKeyValidUntil());
        keys[2] = "tidings.client.token.hmac_previous_secret_key_valid_until=0";
        assertNull(load(keys).client().token().hmacPreviousSecretKeyValidUntil());
    }

    @Test
    void blanks_around_a_value_are_dropped_and_an_empty_value_is_none() {
        TidingsConfig config = load("tidings.client.ping_interval= 30s \n", "tidings.client.token.user_id_claim= ");
        assertEquals(Duration.ofSeconds(30), config.client().pingInterval());
        assertEquals("sub", config.client().token().userIdClaim());
    }

    @Test
    void a_wrong_value_is_refused_in_one_line_with_key_and_value_and_what_is_allowed() {
        assertEquals(
                "tidings.client.ping_interval=25: must be a duration such as 25s, 500ms or 1h30m, from 1s to 24h, or 0"
                        + " (no pings)",
                refusal("tidings.client.ping_interval=25"));
        assertEquals("tidings.mode=prod: must be development or production", refusal("tidings.mode=prod"));
        assertEquals(
                "tidings.channel.namespaces.chat.presence=yes: must be true or false",
                refusal("tidings.channel.namespaces=chat", "tidings.channel.namespaces.chat.presence=yes"));
        assertEquals(
                "tidings.channel.without_namespace.channel_regex=[a-z: must be a regular expression of RE2"
                        + " (missing closing ])",
                refusal("tidings.channel.without_namespace.channel_regex=[a-z"));
    }

    @Test
    void the_line_names_the_keys_of_further_problems_and_the_exception_has_a_line_for_each() {
        ConfigurationException e = assertThrows(
                ConfigurationException.class,
                () -> load("tidings.fan_out.workers=many", "tidings.client.channel_limit=0", "tidings.oops=1"));
        assertEquals(
                "tidings.client.channel_limit=0: must be a whole number from 1 to 1000000"
                        + " (also to be corrected: tidings.fan_out.workers, tidings.oops)",
                e.getMessage());
        assertEquals(3, e.problems().size());
        assertEquals("tidings.oops: there is no such key", e.problems().get(2));
        assertEquals(0, e.getStackTrace().length);
    }

    @Test
    void a_long_list_of_problems_stays_one_readable_line() {
        String line = refusal(
                "tidings.a1=1",
                "tidings.a2=1",
                "tidings.a3=1",
                "tidings.a4=1",
                "tidings.a5=1",
                "tidings.a6=1",
                "tidings.a7=1",
                "tidings.a8=1");
        assertTrue(
                line.endsWith("(also to be corrected: tidings.a2, tidings.a3, tidings.a4, tidings.a5, tidings.a6 and 2"
                        + " more)"),
                line);
    }

    @Test
    void a_value_with_line_breaks_or_without_end_is_shown_in_one_short_line() {
        String line = refusal("tidings.mode=one\ntwo\u2028three\u0007" + "x".repeat(1000));
        assertTrue(line.startsWith("tidings.mode=one?two?three?xxx"), line);
        assertTrue(line.endsWith("xxx...: must be development or production"), line);
        assertTrue(line.length() < 200, line);
    }

    @Test
    void namespaces_under_a_broken_list_are_not_reported_as_missing() {
        assertEquals(
                "tidings.channel.namespaces=chat,,news: must be comma-separated names, each once, of two or more of the"
                        + " characters A-Z a-z 0-9 - _ .",
                refusal("tidings.channel.namespaces=chat,,news", "tidings.channel.namespaces.chat.presence=true"));
    }

    @Test
    void a_server_that_few_can_connect_to_warns_in_one_line() {
        load();
        assertEquals(
                List.of("only those whom the container knows can connect: tidings.client.token.hmac_secret_key is empty"
                        + " and tidings.client.allow_anonymous_connect_without_token is false"),
                warnings);
    }

    @Test
    void a_server_in_production_that_somebody_can_connect_to_warns_of_nothing() {
        load("tidings.client.allow_anonymous_connect_without_token=true");
        load("tidings.client.token.hmac_secret_key=" + "x".repeat(32));
        load("tidings.auth.oidc.issuer=https://login.example.com", "tidings.auth.oidc.client_id=tidings");
        assertEquals(List.of(), warnings);
    }

    @Test
    void an_identity_provider_without_tls_is_a_warning_in_production() {
        load(
                "tidings.auth.oidc.issuer=http://login.example.com",
                "tidings.auth.oidc.client_id=tidings",
                "tidings.auth.oidc.client_secret=marked");
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).startsWith("tidings.auth.oidc.issuer is not https"), warnings::toString);
        assertFalse(warnings.get(0).contains("marked"));
    }

    @Test
    void development_mode_says_so_and_what_is_open() {
        load("tidings.mode=development", "tidings.client.insecure=true");
        assertEquals(
                List.of(
                        "tidings.mode=development with tidings.client.insecure=true: everybody may do everything; not for"
                                + " servers that others can reach"),
                warnings);
    }

    private TidingsConfig load(String... entries) {
        return ConfigLoader.load(MapSource.of(entries), warnings::add);
    }

    private String refusal(String... entries) {
        return assertThrows(ConfigurationException.class, () -> load(entries)).getMessage();
    }
}
