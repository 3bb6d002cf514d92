package io.tidings.config;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every setting there is. */
final class Catalogue {

    /** Settings with a fixed key, in the order of the documentation. */
    static final List<SettingGroup> SERVER = List.of(
            ServerSettings.GROUP,
            AuthSettings.GROUP,
            OidcSettings.GROUP,
            AuditSettings.GROUP,
            ClientSettings.GROUP,
            TokenSettings.GROUP,
            PersonalChannelSettings.GROUP,
            LimitSettings.GROUP,
            ChannelSettings.GROUP,
            ClientProxySettings.GROUP,
            RpcSettings.GROUP,
            ProxySettings.LIST,
            ServerSettings.WEBSOCKET,
            ServerSettings.COMPRESSION,
            HttpSettings.HTTP_STREAM,
            HttpSettings.SSE,
            HttpSettings.EMULATION,
            HttpSettings.UNI_HTTP_STREAM,
            HttpSettings.UNI_SSE,
            HttpSettings.UNI_WEBSOCKET,
            HttpSettings.ANNOUNCEMENTS,
            HttpApiSettings.GROUP,
            OutboxSettings.GROUP,
            OutboxSettings.DATABASE,
            ServerSettings.FAN_OUT,
            CdiSettings.GROUP,
            MetricsSettings.GROUP,
            ServerSettings.SHUTDOWN);

    /** Settings that every namespace has. */
    static final SettingGroup NAMESPACE = NamespaceSettings.GROUP;

    /** Settings that every namespace of methods has. */
    static final SettingGroup RPC_NAMESPACE = RpcSettings.NAMESPACE;

    /** Settings that every backend has. */
    static final SettingGroup PROXY = ProxySettings.GROUP;

    /** How the settings of backends without a name begin. */
    static final List<String> PROXIES = List.of(
            ClientProxySettings.CONNECT,
            ClientProxySettings.REFRESH,
            ChannelProxySettings.SUBSCRIBE,
            ChannelProxySettings.PUBLISH,
            ChannelProxySettings.SUB_REFRESH,
            RpcSettings.PROXY);

    /** What a configuration lists, so that there are keys for each. */
    record Listed(Collection<String> namespaces, Collection<String> rpcNamespaces, Collection<String> proxies) {

        static Listed in(TidingsConfig config) {
            return new Listed(
                    config.channel().namespaces().keySet(),
                    config.rpc().namespaces().keySet(),
                    config.proxies().keySet());
        }

        /** Nothing but namespaces of channels. */
        static Listed of(Collection<String> namespaces) {
            return new Listed(namespaces, List.of(), List.of());
        }
    }

    private Catalogue() {}

    /** Every key that may stand in a configuration that lists this. */
    static Set<String> keys(Listed listed) {
        Set<String> keys = new TreeSet<>();
        SERVER.forEach(group -> group.settings().forEach(setting -> keys.add(setting.key())));
        add(keys, NAMESPACE, ChannelSettings.WITHOUT_NAMESPACE);
        listed.namespaces().forEach(name -> add(keys, NAMESPACE, ChannelSettings.prefix(name)));
        add(keys, RPC_NAMESPACE, RpcSettings.WITHOUT_NAMESPACE);
        listed.rpcNamespaces().forEach(name -> add(keys, RPC_NAMESPACE, RpcSettings.prefix(name)));
        PROXIES.forEach(prefix -> add(keys, PROXY, prefix));
        listed.proxies().forEach(name -> add(keys, PROXY, ProxySettings.prefix(name)));
        return keys;
    }

    private static void add(Set<String> keys, SettingGroup options, String prefix) {
        options.settings().forEach(option -> keys.add(prefix + option.key()));
    }
}
