package io.tidings.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Channel names and namespaces.
 *
 * @param maxLength longest channel name in bytes of UTF-8; at least 1
 * @param withoutNamespace options of channels that have no {@code :} in their name
 * @param namespaces options by namespace name, in the order of the list; cannot be changed. A namespace that is not in here does not exist (error
 *     102)
 */
public record ChannelConfig(int maxLength, ChannelOptions withoutNamespace, Map<String, ChannelOptions> namespaces) {

    public ChannelConfig {
        Require.atLeast(1, maxLength, "maxLength");
        namespaces = Collections.unmodifiableMap(new LinkedHashMap<>(namespaces));
    }

    /** Every role that some namespace names. */
    public Set<String> roles() {
        return Stream.concat(Stream.of(withoutNamespace), namespaces.values().stream())
                .flatMap(options ->
                        Stream.of(options.subscribe(), options.publish(), options.history(), options.presenceAccess()))
                .flatMap(access -> access.roles().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
