package io.tidings.config;

import static io.tidings.config.ValueType.choice;
import static io.tidings.config.ValueType.duration;
import static io.tidings.config.ValueType.number;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of all channels. */
final class ChannelSettings {

    /** How the options of channels without a namespace begin. */
    static final String WITHOUT_NAMESPACE = "tidings.channel.without_namespace.";

    static final SettingGroup GROUP = new SettingGroup("tidings.channel.");

    static final Setting<Integer> MAX_LENGTH = GROUP.add(
            "max_length", number(1, 65_535, "bytes"), "255", "Longest name of a channel, in UTF-8 (error 107).");
    static final Setting<Duration> HISTORY_META_TTL = GROUP.add(
            "history_meta_ttl",
            duration("1s", "87600h"),
            "720h",
            "How long offset and epoch of a channel are kept after its last publication, where a namespace does not say.");
    static final Setting<DataFormat> PUBLICATION_DATA_FORMAT = GROUP.add(
            "publication_data_format",
            choice(DataFormat.class),
            "not_empty",
            "Which payloads channels take, where a namespace does not say.");
    static final Setting<List<String>> NAMESPACES = GROUP.add(
            "namespaces",
            ValueType.namespaces(),
            "",
            "The namespaces there are. A channel named `chat:lobby` belongs to the namespace `chat`; in a namespace that"
                    + " is not listed nothing is possible (error 102).");

    private ChannelSettings() {}

    static ChannelConfig read(SettingReader in) {
        int maxLength = in.get(MAX_LENGTH);
        Duration metaTtl = in.get(HISTORY_META_TTL);
        DataFormat format = in.get(PUBLICATION_DATA_FORMAT);
        Map<String, ChannelOptions> namespaces = new LinkedHashMap<>();
        for (String name : in.get(NAMESPACES)) {
            namespaces.put(name, NamespaceSettings.read(in.under(prefix(name)), metaTtl, format));
        }
        return new ChannelConfig(
                maxLength, NamespaceSettings.read(in.under(WITHOUT_NAMESPACE), metaTtl, format), namespaces);
    }

    /** How the options of a namespace begin. */
    static String prefix(String namespace) {
        return NAMESPACES.key() + "." + namespace + ".";
    }
}
