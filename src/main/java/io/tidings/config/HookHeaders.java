package io.tidings.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which headers of clients some hook passes on; all others are forgotten at once, because a connection lasts. Names are in
 * lower case. Immutable and thread-safe.
 */
public final class HookHeaders {

    /** No container takes longer requests by default. */
    private static final int LONGEST_VALUE = 8192;

    private final Set<String> http = new TreeSet<>();
    private final Set<String> emulated = new TreeSet<>();

    /** Of all backends together. */
    public HookHeaders(TidingsConfig config) {
        ClientProxies clients = config.clientProxy();
        ChannelProxies channels = config.channelProxy();
        Stream.concat(
                        Stream.of(
                                clients.connect(),
                                clients.refresh(),
                                channels.subscribe(),
                                channels.publish(),
                                channels.subRefresh(),
                                config.rpc().proxy()),
                        config.proxies().values().stream())
                .forEach(proxy -> {
                    http.addAll(proxy.httpHeaders());
                    emulated.addAll(proxy.emulatedHeaders());
                });
    }

    /** Those of a request; {@code values} gives all values of a name, or null. Several become one, as HTTP allows. */
    public Map<String, String> http(Function<String, @Nullable List<String>> values) {
        return kept(http, name -> {
            List<String> all = values.apply(name);
            return all == null || all.isEmpty() ? null : String.join(", ", all);
        });
    }

    /** Those of a connect command. */
    public Map<String, String> emulated(Map<String, String> given) {
        if (emulated.isEmpty() || given.isEmpty()) {
            return Map.of();
        }
        Map<String, String> byName = new HashMap<>();
        given.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        return kept(emulated, byName::get);
    }

    private static Map<String, String> kept(Set<String> names, Function<String, @Nullable String> values) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, String> kept = new HashMap<>();
        for (String name : names) {
            String value = values.apply(name);
            if (value != null && isGood(value)) {
                kept.put(name, value);
            }
        }
        return Map.copyOf(kept);
    }

    /** What may stand in a header: a line break would begin another one. */
    private static boolean isGood(String value) {
        return value.length() <= LONGEST_VALUE && value.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t');
    }
}
