package io.tidings.config;

import static io.tidings.config.ValueType.bool;

/** The settings that say whether a backend is asked about connections. */
final class ClientProxySettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.client.proxy.");

    static final Setting<Boolean> CONNECT_ENABLED = GROUP.add(
            "connect.enabled",
            bool(),
            "false",
            "A backend says who a client is that has neither a token nor a login at the container; needs"
                    + " `tidings.client.proxy.connect.endpoint`.");
    static final Setting<Boolean> REFRESH_ENABLED = GROUP.add(
            "refresh.enabled",
            bool(),
            "false",
            "A backend says whether a connection goes on when its time is over, and clients are not asked for a new token;"
                    + " needs `tidings.client.proxy.refresh.endpoint`.");

    /** How the settings of the backend for connect begin. */
    static final String CONNECT = "tidings.client.proxy.connect.";

    /** How the settings of the backend for refresh begin. */
    static final String REFRESH = "tidings.client.proxy.refresh.";

    private ClientProxySettings() {}

    static ClientProxies read(SettingReader in) {
        return new ClientProxies(
                in.get(CONNECT_ENABLED),
                ProxySettings.read(in.under(CONNECT)),
                in.get(REFRESH_ENABLED),
                ProxySettings.read(in.under(REFRESH)));
    }
}
