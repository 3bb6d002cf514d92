package io.tidings.config;

/**
 * Whether a namespace asks the application's backend, and which.
 *
 * @param proxyEnabled whether it does
 * @param proxyName which; {@code default} is the one that stands beside the namespaces, others are listed
 */
public record ProxyUse(boolean proxyEnabled, String proxyName) {

    /** The name of the backend that needs none. */
    public static final String DEFAULT = "default";

    /** It does not. */
    public static final ProxyUse OFF = new ProxyUse(false, DEFAULT);
}
