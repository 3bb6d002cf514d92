package io.tidings.hub;

import org.jspecify.annotations.Nullable;

/** Channel options that one subscription has differently; null keeps what the namespace says. */
public record OptionOverride(
        @Nullable Boolean presence,
        @Nullable Boolean joinLeave,
        @Nullable Boolean forcePushJoinLeave,
        @Nullable Boolean forceRecovery,
        @Nullable Boolean forcePositioning) {

    public static final OptionOverride NONE = new OptionOverride(null, null, null, null, null);
}
