package io.tidings.config;

/**
 * The backends named {@code default} for what concerns channels; each may be without an endpoint.
 *
 * @param subscribe who may subscribe
 * @param publish who may publish
 * @param subRefresh whether a subscription goes on
 */
public record ChannelProxies(ProxyConfig subscribe, ProxyConfig publish, ProxyConfig subRefresh) {}
