package io.tidings.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The whole configuration, built once at the start by {@link ConfigLoader} and immutable afterwards; so any thread may
 * read it.
 *
 * @param mode how much the server trusts whoever starts it
 * @param nodeName name of this node in results and logs; never empty
 * @param auth who may come in
 * @param audit what is written down of who came
 * @param client what every client connection is held to
 * @param limit how much one party may ask of the node
 * @param channel channel names and namespaces
 * @param clientProxy what a backend is asked about connections
 * @param channelProxy the backends that namespaces of channels ask
 * @param rpc which calls of clients a backend answers
 * @param proxies backends by name; cannot be changed
 * @param webSocket limits of WebSocket messages
 * @param http transports over plain HTTP, and those that only listen
 * @param outbox the table that committed publications are relayed from
 * @param database how much is asked of the database behind it
 * @param fanOut the threads that carry publications to subscribers
 * @param cdi what waits for beans, and for how long
 * @param metrics where the metrics are shown
 * @param shutdown how connections end when the node stops
 */
public record TidingsConfig(
        Mode mode,
        String nodeName,
        AuthConfig auth,
        AuditConfig audit,
        ClientConfig client,
        LimitConfig limit,
        ChannelConfig channel,
        ClientProxies clientProxy,
        ChannelProxies channelProxy,
        RpcConfig rpc,
        Map<String, ProxyConfig> proxies,
        WebSocketConfig webSocket,
        HttpConfig http,
        OutboxConfig outbox,
        DatabaseConfig database,
        FanOutConfig fanOut,
        CdiConfig cdi,
        MetricsConfig metrics,
        ShutdownConfig shutdown) {

    public TidingsConfig {
        proxies = Collections.unmodifiableMap(new LinkedHashMap<>(proxies));
    }
}
