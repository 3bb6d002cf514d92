package io.tidings.api;

/** What a {@link ChannelRule} says. */
public enum Ruling {
    /** Allowed, even if configuration does not allow it; unless another rule denies it. */
    ALLOW,
    /** Refused, whatever anybody else says. */
    DENY,
    /** No opinion: the other rules decide, and where there is none, configuration and tokens. */
    ABSTAIN
}
