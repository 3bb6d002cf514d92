package io.tidings.config;

import static io.tidings.config.ValueType.bool;

/** The settings of the audit log. */
final class AuditSettings {

    static final SettingGroup GROUP = new SettingGroup("tidings.audit.");

    static final Setting<Boolean> ENABLED = GROUP.add(
            "enabled",
            bool(),
            "false",
            "Writes who connected from where and how, what was refused and why, and who subscribed to what, as JSON lines"
                    + " to the logger `io.tidings.audit`. Off by itself, because it keeps names and addresses of people,"
                    + " and a line for each subscription.");

    private AuditSettings() {}

    static AuditConfig read(SettingReader in) {
        return new AuditConfig(in.get(ENABLED));
    }
}
