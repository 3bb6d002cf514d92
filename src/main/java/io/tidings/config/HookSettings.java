package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.text;

/**
 * The two options that say whether a namespace asks a backend, and which.
 *
 * @param proxy how the settings of the backend named {@code default} begin
 */
record HookSettings(Setting<Boolean> enabled, Setting<String> name, String proxy) {

    /** {@code prefix}: what comes before {@code proxy_enabled} in the key; may be empty. */
    static HookSettings of(SettingGroup group, String prefix, String proxy, String meaning) {
        return new HookSettings(
                group.add(prefix + "proxy_enabled", bool(), "false", meaning),
                group.add(
                        prefix + "proxy_name",
                        text("`default` or a name in `tidings.proxies`", "[-a-zA-Z0-9_.]{2,}"),
                        ProxyUse.DEFAULT,
                        "Which backend; `default` is the one under `" + proxy.substring(0, proxy.length() - 1) + "`."),
                proxy);
    }

    ProxyUse read(SettingReader in) {
        return new ProxyUse(in.get(enabled), in.get(name));
    }
}
