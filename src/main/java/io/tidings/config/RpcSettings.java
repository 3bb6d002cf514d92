package io.tidings.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings that say which calls the application's backend answers. */
final class RpcSettings {

    /** How the settings of the backend named {@code default} begin. */
    static final String PROXY = "tidings.rpc.proxy.";

    /** How the options of methods without a namespace begin. */
    static final String WITHOUT_NAMESPACE = "tidings.rpc.without_namespace.";

    static final SettingGroup GROUP = new SettingGroup("tidings.rpc.");

    static final Setting<List<String>> NAMESPACES = GROUP.add(
            "namespaces",
            ValueType.namespaces(),
            "",
            "Namespaces of methods that a backend may answer. A method named `shop:price` belongs to the namespace `shop`;"
                    + " what is not listed is for beans.");

    static final SettingGroup NAMESPACE = new SettingGroup("");

    static final HookSettings HOOK =
            HookSettings.of(NAMESPACE, "", PROXY, "The backend answers the methods of this namespace, not beans.");

    private RpcSettings() {}

    /** How the options of a namespace begin. */
    static String prefix(String namespace) {
        return NAMESPACES.key() + "." + namespace + ".";
    }

    static RpcConfig read(SettingReader in) {
        Map<String, ProxyUse> namespaces = new LinkedHashMap<>();
        for (String name : in.get(NAMESPACES)) {
            namespaces.put(name, HOOK.read(in.under(prefix(name))));
        }
        return new RpcConfig(ProxySettings.read(in.under(PROXY)), HOOK.read(in.under(WITHOUT_NAMESPACE)), namespaces);
    }
}
