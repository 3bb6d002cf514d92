package io.tidings.config;

/**
 * What a namespace of channels asks the application's backend.
 *
 * @param subscribe who may subscribe without a token
 * @param publish who may publish, and what becomes of it
 * @param subRefresh whether a subscription that ends goes on
 */
public record ChannelHooks(ProxyUse subscribe, ProxyUse publish, ProxyUse subRefresh) {

    /** Nothing. */
    public static final ChannelHooks NONE = new ChannelHooks(ProxyUse.OFF, ProxyUse.OFF, ProxyUse.OFF);
}
