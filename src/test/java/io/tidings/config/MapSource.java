package io.tidings.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings from a map, as one properties file would give them. */
final class MapSource implements SettingSource {

    private final Map<String, String> values = new LinkedHashMap<>();

    MapSource(Map<?, ?> values) {
        values.forEach((key, value) -> this.values.put(key.toString(), value.toString()));
    }

    /** Entries are {@code key=value}; of equal keys the last counts. */
    static MapSource of(String... entries) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String entry : entries) {
            int sign = entry.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException("not a key=value: " + entry);
            }
            values.put(entry.substring(0, sign), entry.substring(sign + 1));
        }
        return new MapSource(values);
    }

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public Iterable<String> names() {
        return values.keySet();
    }
}
