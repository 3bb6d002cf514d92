package io.tidings.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyChecksTest {

    private static final String ENDPOINT = "tidings.rpc.proxy.endpoint=https://backend.example/rpc";

    private static TidingsConfig load(String... entries) {
        return ConfigLoader.load(MapSource.of(entries), warning -> {});
    }

    private static void refused(String message, String... entries) {
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> load(entries));
        assertEquals(message, e.getMessage(), () -> Arrays.toString(entries));
    }

    @Test
    void a_namespace_that_asks_a_backend_has_one() {
        refused(
                "tidings.rpc.without_namespace.proxy_enabled=true: needs tidings.rpc.proxy.endpoint too",
                "tidings.rpc.without_namespace.proxy_enabled=true");
        refused(
                "tidings.rpc.namespaces.shop.proxy_name=other: must be listed in tidings.proxies",
                "tidings.rpc.namespaces=shop",
                "tidings.rpc.namespaces.shop.proxy_enabled=true",
                "tidings.rpc.namespaces.shop.proxy_name=other",
                ENDPOINT);
        refused("tidings.proxies.other.endpoint=: must not be empty", "tidings.proxies=other");
    }

    @Test
    void grpc_is_refused_with_one_clear_line() {
        refused(
                "tidings.rpc.proxy.endpoint=grpc://backend:10000: must be a URL that begins with http:// or https://"
                        + " (gRPC endpoints are not supported)",
                "tidings.rpc.proxy.endpoint=grpc://backend:10000");
    }

    @Test
    void an_endpoint_is_a_whole_url() {
        for (String wrong : new String[] {"backend", "/hook", "http:///x", "ftp://backend/x", "http://a b/"}) {
            ConfigurationException e =
                    assertThrows(ConfigurationException.class, () -> load("tidings.rpc.proxy.endpoint=" + wrong));
            assertFalse(e.getMessage().contains("\n"), e.getMessage());
        }
    }

    @Test
    void static_headers_are_headers_and_never_shown() {
        for (String wrong : new String[] {"X-Key", "=1", "Host=other", "X=a\u0001", "X=1,x=2", "content-length=3"}) {
            ConfigurationException e = assertThrows(
                    ConfigurationException.class, () -> load("tidings.rpc.proxy.http.static_headers=" + wrong));
            assertEquals(
                    "tidings.rpc.proxy.http.static_headers=(hidden): must be comma-separated headers such as X-Key=value,"
                            + " none of those that the HTTP client sets itself",
                    e.getMessage());
        }
    }

    @Test
    void a_method_belongs_to_the_namespace_before_the_first_colon() {
        RpcConfig rpc = load(
                        ENDPOINT,
                        "tidings.proxies=other",
                        "tidings.proxies.other.endpoint=http://other.example/",
                        "tidings.rpc.namespaces=shop,stock",
                        "tidings.rpc.namespaces.shop.proxy_enabled=true",
                        "tidings.rpc.namespaces.shop.proxy_name=other")
                .rpc();
        assertEquals("other", rpc.proxyOf("shop:price:net"));
        assertEquals(null, rpc.proxyOf("stock:price"));
        assertEquals(null, rpc.proxyOf("price"));
        assertEquals(null, rpc.proxyOf("elsewhere:price"));
        RpcConfig all = load(ENDPOINT, "tidings.rpc.without_namespace.proxy_enabled=true")
                .rpc();
        assertEquals("default", all.proxyOf("price"));
        assertEquals(null, all.proxyOf("shop:price"));
    }

    @Test
    void a_channel_or_a_connection_that_asks_a_backend_has_one() {
        refused(
                "tidings.client.proxy.connect.enabled=true: needs tidings.client.proxy.connect.endpoint too",
                "tidings.client.proxy.connect.enabled=true");
        refused(
                "tidings.client.proxy.refresh.enabled=true: needs tidings.client.proxy.refresh.endpoint too",
                "tidings.client.proxy.refresh.enabled=true");
        refused(
                "tidings.channel.without_namespace.subscribe_proxy_enabled=true: needs"
                        + " tidings.channel.proxy.subscribe.endpoint too",
                "tidings.channel.without_namespace.subscribe_proxy_enabled=true");
        refused(
                "tidings.channel.namespaces.chat.publish_proxy_name=other: must be listed in tidings.proxies",
                "tidings.channel.namespaces=chat",
                "tidings.channel.namespaces.chat.publish_proxy_enabled=true",
                "tidings.channel.namespaces.chat.publish_proxy_name=other");
        refused(
                "tidings.channel.namespaces.chat.sub_refresh_proxy_enabled=true: needs"
                        + " tidings.channel.proxy.sub_refresh.endpoint too",
                "tidings.channel.namespaces=chat",
                "tidings.channel.namespaces.chat.sub_refresh_proxy_enabled=true");
    }

    @Test
    void headers_that_are_passed_on_are_known_by_their_names_in_lower_case() {
        ProxyConfig proxy =
                load("tidings.rpc.proxy.http_headers=Cookie, X-Real").rpc().proxy();
        assertEquals(List.of("cookie", "x-real"), proxy.httpHeaders());
        for (String wrong : new String[] {"Host", "a b", "Cookie,", "content-length"}) {
            assertThrows(ConfigurationException.class, () -> load("tidings.rpc.proxy.http_headers=" + wrong), wrong);
        }
    }

    @Test
    void a_status_stands_for_an_error_or_a_disconnect() {
        assertEquals(
                List.of(
                        new StatusTransform(404, false, 404, "not found", false),
                        new StatusTransform(503, false, 1503, "later", true),
                        new StatusTransform(403, true, 4503, "go away", false)),
                load("tidings.rpc.proxy.http.status_to_code_transforms=404=error:404:not found,"
                                + " 503=error:1503:later:temporary, 403=disconnect:4503:go away")
                        .rpc()
                        .proxy()
                        .httpStatusToCodeTransforms());
        for (String wrong : new String[] {
            "404",
            "200=error:404:x",
            "404=error:399:x",
            "404=error:2000:x",
            "404=disconnect:2999:x",
            "404=disconnect:5000:x",
            "404=disconnect:4500:x:temporary",
            "404=disconnect:4500:true",
            "404=disconnect:4500:7",
            "404=error:404:",
            "404=error:404:x,404=error:405:y"
        }) {
            assertThrows(
                    ConfigurationException.class,
                    () -> load("tidings.rpc.proxy.http.status_to_code_transforms=" + wrong),
                    wrong);
        }
    }
}
