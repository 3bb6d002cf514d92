package io.tidings.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Settings whose keys begin alike, in the order in which they are declared. Only static initialisers add to it. */
final class SettingGroup {

    private final String prefix;
    private final List<Setting<?>> settings = new ArrayList<>();

    SettingGroup(String prefix) {
        this.prefix = prefix;
    }

    /** Declares a setting. */
    <T> Setting<T> add(String name, ValueType<T> type, String defaultText, String meaning) {
        return add(name, type, defaultText, "", meaning);
    }

    /** Declares a setting whose default wants words. */
    <T> Setting<T> add(String name, ValueType<T> type, String defaultText, String defaultSays, String meaning) {
        Setting<T> setting = new Setting<>(prefix + name, type, defaultText, defaultSays, meaning);
        settings.add(setting);
        return setting;
    }

    /** How all keys begin; empty for options of namespaces. */
    String prefix() {
        return prefix;
    }

    /** Every declared setting; a view that cannot be changed. */
    List<Setting<?>> settings() {
        return Collections.unmodifiableList(settings);
    }
}
