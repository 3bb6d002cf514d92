package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final String OPTION = ChannelSettings.WITHOUT_NAMESPACE;

    /** Where a key and the record component it fills are not spelt alike. */
    private static final Map<String, String> SPELT_DIFFERENTLY = Map.ofEntries(
            Map.entry("tidings.client.subscribe_to_user_personal_channel.enabled", "client.personalChannel.enabled"),
            Map.entry(
                    "tidings.client.subscribe_to_user_personal_channel.personal_channel_namespace",
                    "client.personalChannel.namespace"),
            Map.entry(
                    "tidings.client.subscribe_to_user_personal_channel.single_connection",
                    "client.personalChannel.singleConnection"),
            Map.entry("tidings.channel.history_meta_ttl", "channel.withoutNamespace.historyMetaTtl"),
            Map.entry("tidings.channel.publication_data_format", "channel.withoutNamespace.publicationDataFormat"),
            Map.entry("tidings.http_stream.enabled", "http.httpStream.enabled"),
            Map.entry("tidings.http_stream.max_request_body_size", "http.httpStream.maxRequestBodySize"),
            Map.entry("tidings.sse.enabled", "http.sse.enabled"),
            Map.entry("tidings.sse.max_request_body_size", "http.sse.maxRequestBodySize"),
            Map.entry("tidings.emulation.max_request_body_size", "http.emulationMaxRequestBodySize"),
            Map.entry("tidings.uni_http_stream.enabled", "http.uniHttpStream.enabled"),
            Map.entry("tidings.uni_http_stream.max_request_body_size", "http.uniHttpStream.maxRequestBodySize"),
            Map.entry("tidings.uni_sse.enabled", "http.uniSse.enabled"),
            Map.entry("tidings.uni_sse.max_request_body_size", "http.uniSse.maxRequestBodySize"),
            Map.entry("tidings.uni_websocket.enabled", "http.uniWebSocket"),
            Map.entry("tidings.announcements.enabled", "http.announcements.enabled"),
            Map.entry("tidings.announcements.channel", "http.announcements.channel"),
            Map.entry("tidings.announcements.retry", "http.announcements.retry"),
            Map.entry("tidings.auth", "auth.mode"),
            Map.entry(OPTION + "subscribe_proxy_enabled", "channel.withoutNamespace.hooks.subscribe.proxyEnabled"),
            Map.entry(OPTION + "subscribe_proxy_name", "channel.withoutNamespace.hooks.subscribe.proxyName"),
            Map.entry(OPTION + "publish_proxy_enabled", "channel.withoutNamespace.hooks.publish.proxyEnabled"),
            Map.entry(OPTION + "publish_proxy_name", "channel.withoutNamespace.hooks.publish.proxyName"),
            Map.entry(OPTION + "sub_refresh_proxy_enabled", "channel.withoutNamespace.hooks.subRefresh.proxyEnabled"),
            Map.entry(OPTION + "sub_refresh_proxy_name", "channel.withoutNamespace.hooks.subRefresh.proxyName"),
            Map.entry(OPTION + "force_recovery_mode", "channel.withoutNamespace.recoveryMode"),
            Map.entry(OPTION + "channel_regex", "channel.withoutNamespace.channelPattern"),
            Map.entry(OPTION + "allow_subscribe_for_client", "channel.withoutNamespace.subscribe.client"),
            Map.entry(OPTION + "allow_subscribe_for_anonymous", "channel.withoutNamespace.subscribe.anonymous"),
            Map.entry(OPTION + "allow_publish_for_client", "channel.withoutNamespace.publish.client"),
            Map.entry(OPTION + "allow_publish_for_subscriber", "channel.withoutNamespace.publish.subscriber"),
            Map.entry(OPTION + "allow_publish_for_anonymous", "channel.withoutNamespace.publish.anonymous"),
            Map.entry(OPTION + "allow_history_for_client", "channel.withoutNamespace.history.client"),
            Map.entry(OPTION + "allow_history_for_subscriber", "channel.withoutNamespace.history.subscriber"),
            Map.entry(OPTION + "allow_history_for_anonymous", "channel.withoutNamespace.history.anonymous"),
            Map.entry(OPTION + "allow_presence_for_client", "channel.withoutNamespace.presenceAccess.client"),
            Map.entry(OPTION + "allow_subscribe_for_roles", "channel.withoutNamespace.subscribe.roles"),
            Map.entry(OPTION + "allow_subscribe_for_users", "channel.withoutNamespace.subscribe.users"),
            Map.entry(OPTION + "allow_publish_for_roles", "channel.withoutNamespace.publish.roles"),
            Map.entry(OPTION + "allow_publish_for_users", "channel.withoutNamespace.publish.users"),
            Map.entry(OPTION + "allow_history_for_roles", "channel.withoutNamespace.history.roles"),
            Map.entry(OPTION + "allow_history_for_users", "channel.withoutNamespace.history.users"),
            Map.entry(OPTION + "allow_presence_for_roles", "channel.withoutNamespace.presenceAccess.roles"),
            Map.entry(OPTION + "allow_presence_for_users", "channel.withoutNamespace.presenceAccess.users"),
            Map.entry(OPTION + "allow_presence_for_subscriber", "channel.withoutNamespace.presenceAccess.subscriber"),
            Map.entry(OPTION + "allow_presence_for_anonymous", "channel.withoutNamespace.presenceAccess.anonymous"));

    @ParameterizedTest
    @MethodSource("settings")
    void every_setting_fills_the_component_of_its_name(Map.Entry<String, Setting<?>> entry) {
        String key = entry.getKey();
        Map<String, Object> before = components("", read(Map.of()));
        Map<String, Object> after = components("", read(Map.of(key, otherValue(entry.getValue()))));

        List<String> changed = after.entrySet().stream()
                .filter(leaf -> !leaf.getValue().equals(before.get(leaf.getKey())))
                .map(Map.Entry::getKey)
                .toList();

        String expected = SPELT_DIFFERENTLY.getOrDefault(key, key.substring("tidings.".length()));
        assertEquals(
                List.of(plain(expected)),
                changed.stream().map(CatalogueTest::plain).toList());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_default_is_a_value_that_is_allowed(Map.Entry<String, Setting<?>> entry) {
        assertTrue(allows(entry.getValue(), entry.getValue().defaultText()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_setting_is_explained_in_sentences(Map.Entry<String, Setting<?>> entry) {
        String meaning = entry.getValue().meaning();
        assertTrue(meaning.matches("[A-Z].*[.]"), meaning);
        assertFalse(meaning.contains("|"), "would break the table: " + meaning);
    }

    @Test
    void every_key_is_declared_once() {
        List<String> keys = settings().map(Map.Entry::getKey).toList();
        assertEquals(new TreeSet<>(keys).size(), keys.size());
        assertEquals(new TreeSet<>(keys), Catalogue.keys(Catalogue.Listed.of(List.of())));
    }

    @Test
    void no_two_keys_share_an_environment_variable() {
        Set<String> keys = Catalogue.keys(
                new Catalogue.Listed(List.of("chat", "news"), List.of("shop", "stock"), List.of("one", "two")));
        Set<String> variables = new TreeSet<>();
        keys.forEach(key -> variables.add(key.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT)));
        assertEquals(keys.size(), variables.size());
    }

    @Test
    void the_secrets_of_tokens_of_clients_of_the_server_api_and_of_backends_are_secrets_and_nothing_else_is() {
        assertEquals(
                List.of(
                        "tidings.auth.oidc.client_secret",
                        "tidings.client.token.hmac_secret_key",
                        "tidings.client.token.hmac_previous_secret_key",
                        "tidings.http_api.key",
                        "tidings.client.proxy.connect.http.static_headers",
                        "tidings.client.proxy.refresh.http.static_headers",
                        "tidings.channel.proxy.subscribe.http.static_headers",
                        "tidings.channel.proxy.publish.http.static_headers",
                        "tidings.channel.proxy.sub_refresh.http.static_headers",
                        "tidings.rpc.proxy.http.static_headers"),
                settings()
                        .filter(each -> each.getValue().type().secret())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    /** Every setting by its full key; options with the prefix of channels without a namespace. */
    static Stream<Map.Entry<String, Setting<?>>> settings() {
        return Stream.concat(
                Catalogue.SERVER.stream()
                        .flatMap(group -> group.settings().stream())
                        .map(setting -> Map.entry(setting.key(), setting)),
                Stream.of(
                                under(OPTION, Catalogue.NAMESPACE),
                                under(RpcSettings.WITHOUT_NAMESPACE, Catalogue.RPC_NAMESPACE),
                                Catalogue.PROXIES.stream().flatMap(prefix -> under(prefix, Catalogue.PROXY)))
                        .flatMap(each -> each));
    }

    private static Stream<Map.Entry<String, Setting<?>>> under(String prefix, SettingGroup options) {
        return options.settings().stream().map(option -> Map.entry(prefix + option.key(), option));
    }

    private static TidingsConfig read(Map<String, String> values) {
        Map<String, String> named = new HashMap<>(values);
        named.putIfAbsent("tidings.node.name", "test");
        return ServerSettings.read(new SettingReader(new MapSource(named)));
    }

    /** A value that is allowed, but not the default. */
    private static String otherValue(Setting<?> setting) {
        return Stream.of(
                        "true",
                        "false",
                        "7s",
                        "2000h",
                        "2h",
                        "2000",
                        "4",
                        "20",
                        "cache",
                        "container",
                        "json",
                        "development",
                        "portable",
                        "everybody",
                        "transport",
                        "/other",
                        "fossil",
                        "forwarded",
                        "10.0.0.0/8",
                        "https://issuer.example/keys",
                        PublicKeys.RSA,
                        PublicKeys.EC,
                        PublicKeys.ED25519,
                        "https://backend.example/hook",
                        "X-Key=value",
                        "404=error:404:gone",
                        "other")
                .filter(text -> !text.equals(setting.defaultText()) && allows(setting, text))
                .findFirst()
                .orElseThrow();
    }

    private static boolean allows(Setting<?> setting, String text) {
        try {
            return setting.type().parser().apply(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Every leaf of a tree of records by its path. */
    private static Map<String, Object> components(String path, Record record) {
        Map<String, Object> leaves = new TreeMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String name = path + component.getName();
            Object value = valueOf(record, component);
            if (value instanceof Record inner) {
                leaves.putAll(components(name + ".", inner));
            } else {
                leaves.put(name, String.valueOf(value));
            }
        }
        return leaves;
    }

    private static Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record without accessors", e);
        }
    }

    /** {@code fan_out.workers} and {@code fanOut.workers} are spelt alike. */
    private static String plain(String path) {
        return path.replaceAll("[._]", "").toLowerCase(Locale.ROOT);
    }
}
