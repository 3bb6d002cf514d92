package io.tidings.backend;

import io.tidings.config.ChannelProxies;
import io.tidings.config.ClientProxies;
import io.tidings.config.ProxyConfig;
import io.tidings.config.ProxyUse;
import io.tidings.config.TidingsConfig;
import java.net.http.HttpClient;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Every backend that is configured, and the client that asks them. Thread-safe. */
final class Endpoints implements AutoCloseable {

    /** They put bytes together, and nothing else. */
    private static final int READERS = 2;

    private final ExecutorService readers;
    private final HttpClient client;
    private final Executor executor;
    private final Map<Hook, Endpoint> standard = new EnumMap<>(Hook.class);
    private final Map<String, Endpoint> named = new HashMap<>();

    Endpoints(TidingsConfig config, ThreadFactory threads, Executor executor) {
        this.executor = executor;
        readers = Executors.newFixedThreadPool(READERS, threads);
        // no HTTP/2: it would upgrade each connection by a request of its own, and backends rarely speak it in the
        // clear
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(readers)
                .build();
        ClientProxies clients = config.clientProxy();
        ChannelProxies channels = config.channelProxy();
        add(Hook.CONNECT, clients.connect());
        add(Hook.REFRESH, clients.refresh());
        add(Hook.SUBSCRIBE, channels.subscribe());
        add(Hook.PUBLISH, channels.publish());
        add(Hook.SUB_REFRESH, channels.subRefresh());
        add(Hook.RPC, config.rpc().proxy());
        config.proxies().forEach((name, proxy) -> named.put(name, new Endpoint(proxy, client, executor)));
    }

    private void add(Hook hook, ProxyConfig proxy) {
        if (!proxy.endpoint().isEmpty()) {
            standard.put(hook, new Endpoint(proxy, client, executor));
        }
    }

    /** The backend of this name for a hook; hooks that have one backend only know no names. */
    @Nullable
    Endpoint of(Hook hook, String proxy) {
        return proxy.isEmpty() || proxy.equals(ProxyUse.DEFAULT) ? standard.get(hook) : named.get(proxy);
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
