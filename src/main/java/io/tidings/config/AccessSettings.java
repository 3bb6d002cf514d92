package io.tidings.config;

import static io.tidings.config.ValueType.bool;

import org.jspecify.annotations.Nullable;

/**
 * The two or three options that say who may do one thing in a namespace.
 *
 * @param subscriber null for subscribing itself, where there are no subscribers yet
 */
record AccessSettings(Setting<Boolean> client, @Nullable Setting<Boolean> subscriber, Setting<Boolean> anonymous) {

    static AccessSettings withSubscriber(SettingGroup group, String name, String deed) {
        String key = "allow_" + name + "_for_";
        return new AccessSettings(
                group.add(key + "client", bool(), "false", "Every client that has a user id may " + deed + "."),
                group.add(
                        key + "subscriber",
                        bool(),
                        "false",
                        "Every subscriber of the channel that has a user id may " + deed + " in it."),
                anonymous(group, name, "the two above"));
    }

    static AccessSettings withoutSubscriber(SettingGroup group, String name, String deed) {
        return new AccessSettings(
                group.add(
                        "allow_" + name + "_for_client",
                        bool(),
                        "false",
                        "Every client that has a user id may " + deed + "."),
                null,
                anonymous(group, name, "the one above"));
    }

    private static Setting<Boolean> anonymous(SettingGroup group, String name, String which) {
        return group.add(
                "allow_" + name + "_for_anonymous",
                bool(),
                "false",
                "Extends " + which + " to clients without a user id; does nothing alone.");
    }

    Access read(SettingReader in) {
        return new Access(in.get(client), subscriber != null && in.get(subscriber), in.get(anonymous));
    }
}
