package io.tidings.config;

/**
 * What the application's backend is asked about connections.
 *
 * @param connectEnabled whether it says who a client without a token is
 * @param connect where that is asked
 * @param refreshEnabled whether it says if a connection that ends goes on; then clients need not say anything
 * @param refresh where that is asked
 */
public record ClientProxies(boolean connectEnabled, ProxyConfig connect, boolean refreshEnabled, ProxyConfig refresh) {}
