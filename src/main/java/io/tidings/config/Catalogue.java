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
            ClientSettings.GROUP,
            TokenSettings.GROUP,
            PersonalChannelSettings.GROUP,
            LimitSettings.GROUP,
            ChannelSettings.GROUP,
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

    private Catalogue() {}

    /** Every key that may stand in a configuration with these namespaces. */
    static Set<String> keys(Collection<String> namespaces) {
        Set<String> keys = new TreeSet<>();
        SERVER.forEach(group -> group.settings().forEach(setting -> keys.add(setting.key())));
        addOptions(keys, ChannelSettings.WITHOUT_NAMESPACE);
        namespaces.forEach(name -> addOptions(keys, ChannelSettings.prefix(name)));
        return keys;
    }

    private static void addOptions(Set<String> keys, String prefix) {
        NAMESPACE.settings().forEach(option -> keys.add(prefix + option.key()));
    }
}
