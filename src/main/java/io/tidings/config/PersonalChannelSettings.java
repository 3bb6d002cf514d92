package io.tidings.config;

import static io.tidings.config.ValueType.bool;
import static io.tidings.config.ValueType.text;

/** The settings of the channel that every connection of a user gets by itself. */
final class PersonalChannelSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.client.subscribe_to_user_personal_channel.");

    static final Setting<Boolean> ENABLED = GROUP.add(
            "enabled",
            bool(),
            "false",
            "Every connection that has a user id is subscribed to the channel `#<user id>`.");
    static final Setting<String> NAMESPACE = GROUP.add(
            "personal_channel_namespace",
            text("a name listed in tidings.channel.namespaces", "\\S+"),
            "",
            "The namespace of that channel, then `<namespace>:#<user id>`; none while empty.");
    static final Setting<Boolean> SINGLE_CONNECTION = GROUP.add(
            "single_connection",
            bool(),
            "false",
            "A new connection of a user ends the user's others (disconnect 3504); needs `presence` in that namespace.");

    private PersonalChannelSettings() {}

    static PersonalChannelConfig read(SettingReader in) {
        return new PersonalChannelConfig(in.get(ENABLED), in.get(NAMESPACE), in.get(SINGLE_CONNECTION));
    }
}
