package io.tidings.hub;

import io.tidings.codec.ApiParams;
import org.jspecify.annotations.Nullable;

/** Channel options that one subscription has differently; null keeps what the namespace says. */
public record OptionOverride(
        @Nullable Boolean presence,
        @Nullable Boolean joinLeave,
        @Nullable Boolean forcePushJoinLeave,
        @Nullable Boolean forceRecovery,
        @Nullable Boolean forcePositioning) {

    public static final OptionOverride NONE = new OptionOverride(null, null, null, null, null);

    /** From fields {@code {"presence": {"value": true}}}, as the server API and backends write them. */
    public static OptionOverride read(ApiParams override) {
        return new OptionOverride(
                value(override, "presence"),
                value(override, "join_leave"),
                value(override, "force_push_join_leave"),
                value(override, "force_recovery"),
                value(override, "force_positioning"));
    }

    private static @Nullable Boolean value(ApiParams override, String option) {
        return override.has(option) ? override.object(option).flag("value") : null;
    }
}
