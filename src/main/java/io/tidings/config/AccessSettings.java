package io.tidings.config;

import static io.tidings.config.ValueType.bool;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options that say who may do one thing in a namespace.
 *
 * @param subscriber null for subscribing itself, where there are no subscribers yet
 */
record AccessSettings(
        Setting<Boolean> client,
        @Nullable Setting<Boolean> subscriber,
        Setting<Boolean> anonymous,
        Setting<Set<String>> roles,
        Setting<Set<String>> users) {

    static AccessSettings withSubscriber(SettingGroup group, String name, String deed) {
        String key = "allow_" + name + "_for_";
        return new AccessSettings(
                group.add(key + "client", bool(), "false", "Every client that has a user id may " + deed + "."),
                group.add(
                        key + "subscriber",
                        bool(),
                        "false",
                        "Every subscriber of the channel that has a user id may " + deed + " in it."),
                anonymous(group, name, "the two above"),
                roles(group, name, deed),
                users(group, name, deed));
    }

    static AccessSettings withoutSubscriber(SettingGroup group, String name, String deed) {
        return new AccessSettings(
                group.add(
                        "allow_" + name + "_for_client",
                        bool(),
                        "false",
                        "Every client that has a user id may " + deed + "."),
                null,
                anonymous(group, name, "the one above"),
                roles(group, name, deed),
                users(group, name, deed));
    }

    private static Setting<Boolean> anonymous(SettingGroup group, String name, String which) {
        return group.add(
                "allow_" + name + "_for_anonymous",
                bool(),
                "false",
                "Extends " + which + " to clients without a user id; does nothing alone.");
    }

    private static Setting<Set<String>> roles(SettingGroup group, String name, String deed) {
        return group.add(
                "allow_" + name + "_for_roles",
                ValueType.names("roles"),
                "",
                "nobody",
                "Whoever has one of these roles, by the container or by a token, may " + deed + ".");
    }

    private static Setting<Set<String>> users(SettingGroup group, String name, String deed) {
        return group.add(
                "allow_" + name + "_for_users",
                ValueType.names("user ids"),
                "",
                "nobody",
                "These users may " + deed + ".");
    }

    Access read(SettingReader in) {
        return new Access(
                in.get(client),
                subscriber != null && in.get(subscriber),
                in.get(anonymous),
                in.get(roles),
                in.get(users));
    }
}
