package io.tidings.config;

/** The backends that namespaces of channels ask when they name no other. */
final class ChannelProxySettings {

    /** How the settings of the backend for each hook begin. */
    static final String SUBSCRIBE = "tidings.channel.proxy.subscribe.";

    static final String PUBLISH = "tidings.channel.proxy.publish.";
    static final String SUB_REFRESH = "tidings.channel.proxy.sub_refresh.";

    private ChannelProxySettings() {}

    static ChannelProxies read(SettingReader in) {
        return new ChannelProxies(
                ProxySettings.read(in.under(SUBSCRIBE)),
                ProxySettings.read(in.under(PUBLISH)),
                ProxySettings.read(in.under(SUB_REFRESH)));
    }
}
