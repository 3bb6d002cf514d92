package io.tidings.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * A MicroProfile Config whose only source is a map. A value that is one reference, {@code ${name}}, without an answer is
 * absent, as the specification has it; in longer values references are taken away when nothing answers, as Payara does.
 */
record FakeConfig(Map<String, String> values) implements Config {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+)}");

    /** One value, before and after its expression was replaced. */
    private record Value(String name, String raw, String text) implements ConfigValue {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getValue() {
            return text;
        }

        @Override
        public String getRawValue() {
            return raw;
        }

        @Override
        public String getSourceName() {
            return "fake";
        }

        @Override
        public int getSourceOrdinal() {
            return ConfigSource.DEFAULT_ORDINAL;
        }
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        String raw = values.get(name);
        if (raw == null) {
            return new Value(name, null, null);
        }
        String text = REFERENCE.matcher(raw).replaceAll(reference -> values.getOrDefault(reference.group(1), ""));
        return new Value(name, raw, text.isEmpty() ? null : text);
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return List.of();
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
        return getOptionalValue(name, type).orElseThrow();
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        return Optional.ofNullable(getConfigValue(name).getValue()).map(type::cast);
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new IllegalArgumentException("wraps nothing");
    }
}
