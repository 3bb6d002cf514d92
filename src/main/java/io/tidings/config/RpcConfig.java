package io.tidings.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which calls of clients the application's backend answers; all others are for beans.
 *
 * @param proxy the backend named {@code default}
 * @param withoutNamespace for methods without a {@code :} in their name
 * @param namespaces by what stands before it; cannot be changed
 */
public record RpcConfig(ProxyConfig proxy, ProxyUse withoutNamespace, Map<String, ProxyUse> namespaces) {

    private static final char NAMESPACE_BOUNDARY = ':';

    public RpcConfig {
        namespaces = Collections.unmodifiableMap(new LinkedHashMap<>(namespaces));
    }

    /** The name of the backend that answers this method; null where beans do. */
    public @Nullable String proxyOf(String method) {
        int boundary = method.indexOf(NAMESPACE_BOUNDARY);
        ProxyUse use = boundary < 0 ? withoutNamespace : namespaces.get(method.substring(0, boundary));
        return use != null && use.proxyEnabled() ? use.proxyName() : null;
    }
}
