package io.tidings.config;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** Settings from MicroProfile Config 3.1: system properties, environment, files, and whatever the container adds. */
public final class MicroProfileSource implements SettingSource {

    /** A reference without a default; {@code =} is in those that Payara resolves by itself, as {@code ALIAS=name}. */
    private static final Pattern REFERENCE = Pattern.compile("(?<!\\\\)\\$\\{([^{}:=]+)}");

    private final Config config;

    /** Reads from {@code config}. */
    public MicroProfileSource(Config config) {
        this.config = config;
    }

    /** What the container offers to the application whose class loader is the thread's. */
    public static MicroProfileSource ofContainer() {
        return new MicroProfileSource(ConfigProvider.getConfig());
    }

    /**
     * The value after <code>${...}</code> was replaced.
     *
     * @throws ConfigurationException when the value refers to a property that is not there. MicroProfile Config calls
     *     such a value absent (section "Property Expressions"), and Payara 6.2025.10 puts nothing in the reference's
     *     place; neither is what somebody meant who wrote it, least of all for a secret.
     */
    @Override
    public Optional<String> value(String key) {
        ConfigValue found = find(key).orElseThrow(() -> brokenReference(key));
        String raw = found.getRawValue();
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        if (found.getValue() == null || refersToNothing(raw)) {
            throw brokenReference(key);
        }
        return Optional.of(found.getValue());
    }

    /** Empty where the implementation refuses to look at an expression at all. */
    private Optional<ConfigValue> find(String key) {
        try {
            return Optional.of(config.getConfigValue(key));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean refersToNothing(String raw) {
        return REFERENCE
                .matcher(raw)
                .results()
                .map(reference -> reference.group(1))
                .anyMatch(name -> find(name).map(ConfigValue::getValue).isEmpty());
    }

    @Override
    public Iterable<String> names() {
        return config.getPropertyNames();
    }

    /** Names no value: the text around the reference may be part of a secret. */
    private static ConfigurationException brokenReference(String key) {
        return new ConfigurationException(List.of(new Problem(
                key, key + ": its value refers to a property that does not exist; define that, or write \\${ for ${")));
    }
}
