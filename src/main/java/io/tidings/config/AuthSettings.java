package io.tidings.config;

import static io.tidings.config.ValueType.choice;
import static io.tidings.config.ValueType.text;

import java.util.Set;

/** The settings of who may come in. */
final class AuthSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.auth");

    static final Setting<AuthMode> MODE = GROUP.add(
            "",
            choice(AuthMode.class),
            "both",
            "How it may be known who a client is: `container` asks everybody who they are before the connection (401), by"
                    + " login, bearer token or ticket; `token` takes tokens alone; `both` takes either; `anonymous` takes"
                    + " either, or nobody.");
    static final Setting<String> ROLE = GROUP.add(
            ".role",
            text("the name of a role", "\\S+"),
            "",
            "any",
            "The role that whoever logged in at the container must have to connect (403).");

    static final Setting<Set<String>> ROLES = GROUP.add(
            ".roles",
            ValueType.names("roles"),
            "",
            "those that namespaces name",
            "Roles that the container is asked for besides those that namespaces name, so that rules in code see them. No"
                    + " container lists them by itself.");

    private AuthSettings() {}

    static AuthConfig read(SettingReader in) {
        return new AuthConfig(in.get(MODE), in.get(ROLE), in.get(ROLES), OidcSettings.read(in));
    }
}
