package io.tidings.config;

import java.util.List;

/** The tables of {@code docs/configuration.md}, written from the catalogue. */
final class SettingsTable {

    private static final String NONE = "-";

    private SettingsTable() {}

    /** A heading and a table for each group of settings with fixed keys. */
    static String server() {
        StringBuilder text = new StringBuilder();
        for (SettingGroup group : Catalogue.SERVER) {
            text.append("### `").append(group.prefix()).append("*`\n\n");
            text.append(table(group.settings())).append('\n');
        }
        return text.toString();
    }

    /** One table of the options that every namespace has. */
    static String namespace() {
        return table(Catalogue.NAMESPACE.settings()) + "\n";
    }

    /** One table of the options that every namespace of methods has. */
    static String rpcNamespace() {
        return table(Catalogue.RPC_NAMESPACE.settings()) + "\n";
    }

    /** One table of the settings that every backend has. */
    static String proxy() {
        return table(Catalogue.PROXY.settings()) + "\n";
    }

    private static String table(List<Setting<?>> settings) {
        StringBuilder text = new StringBuilder();
        row(text, "Key", "Default", "Unit", "Allowed", "0 means", "What it does");
        row(text, "---", "---", "---", "---", "---", "---");
        for (Setting<?> setting : settings) {
            ValueType<?> type = setting.type();
            row(
                    text,
                    "`" + setting.key() + "`",
                    defaultOf(setting),
                    orNone(type.unit()),
                    type.range(),
                    orNone(type.zero()),
                    setting.meaning());
        }
        return text.toString();
    }

    private static String defaultOf(Setting<?> setting) {
        if (!setting.defaultSays().isEmpty()) {
            return setting.defaultSays();
        }
        return setting.defaultText().isEmpty() ? "empty" : "`" + setting.defaultText() + "`";
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
