package io.tidings.config;

/** What settings of backends demand of each other. Notes problems in the reader. */
final class ProxyChecks {

    private final SettingReader in;
    private final TidingsConfig config;

    private ProxyChecks(SettingReader in, TidingsConfig config) {
        this.in = in;
        this.config = config;
    }

    static void check(SettingReader in, TidingsConfig config) {
        ProxyChecks checks = new ProxyChecks(in, config);
        config.proxies().forEach(checks::named);
        checks.clients();
        checks.rpc(RpcSettings.WITHOUT_NAMESPACE, config.rpc().withoutNamespace());
        config.rpc().namespaces().forEach((name, use) -> checks.rpc(RpcSettings.prefix(name), use));
        checks.channels(
                ChannelSettings.WITHOUT_NAMESPACE,
                config.channel().withoutNamespace().hooks());
        config.channel()
                .namespaces()
                .forEach((name, options) -> checks.channels(ChannelSettings.prefix(name), options.hooks()));
    }

    private void named(String name, ProxyConfig proxy) {
        if (name.equals(ProxyUse.DEFAULT)) {
            in.refuse(
                    ProxySettings.NAMES,
                    "must not hold " + ProxyUse.DEFAULT + ", which each kind of hook has its own of");
        }
        if (proxy.endpoint().isEmpty()) {
            in.under(ProxySettings.prefix(name)).refuse(ProxySettings.ENDPOINT, "must not be empty");
        }
    }

    private void clients() {
        ClientProxies clients = config.clientProxy();
        if (clients.connectEnabled() && clients.connect().endpoint().isEmpty()) {
            in.refuse(ClientProxySettings.CONNECT_ENABLED, needs(ClientProxySettings.CONNECT));
        }
        if (clients.refreshEnabled() && clients.refresh().endpoint().isEmpty()) {
            in.refuse(ClientProxySettings.REFRESH_ENABLED, needs(ClientProxySettings.REFRESH));
        }
    }

    private void rpc(String prefix, ProxyUse use) {
        hook(prefix, use, RpcSettings.HOOK, config.rpc().proxy());
    }

    private void channels(String prefix, ChannelHooks hooks) {
        ChannelProxies defaults = config.channelProxy();
        hook(prefix, hooks.subscribe(), NamespaceSettings.SUBSCRIBE_HOOK, defaults.subscribe());
        hook(prefix, hooks.publish(), NamespaceSettings.PUBLISH_HOOK, defaults.publish());
        hook(prefix, hooks.subRefresh(), NamespaceSettings.SUB_REFRESH_HOOK, defaults.subRefresh());
    }

    private void hook(String prefix, ProxyUse use, HookSettings settings, ProxyConfig standard) {
        if (!use.proxyEnabled()) {
            return;
        }
        if (!use.proxyName().equals(ProxyUse.DEFAULT)) {
            if (!config.proxies().containsKey(use.proxyName())) {
                in.under(prefix).refuse(settings.name(), "must be listed in " + in.key(ProxySettings.NAMES));
            }
        } else if (standard.endpoint().isEmpty()) {
            in.under(prefix).refuse(settings.enabled(), needs(settings.proxy()));
        }
    }

    private static String needs(String prefix) {
        return "needs " + prefix + ProxySettings.ENDPOINT.key() + " too";
    }
}
