package io.tidings.security;

import io.tidings.hub.OptionOverride;
import java.text.ParseException;

/** Reads the claim {@code override}: one object {@code {"value": true}} an option. */
final class Overrides {

    private Overrides() {}

    static OptionOverride read(ClaimSet subscription) throws ParseException {
        ClaimSet override = subscription.object("override");
        if (override.names().isEmpty()) {
            return OptionOverride.NONE;
        }
        return new OptionOverride(
                override.object("presence").flag("value"),
                override.object("join_leave").flag("value"),
                override.object("force_push_join_leave").flag("value"),
                override.object("force_recovery").flag("value"),
                override.object("force_positioning").flag("value"));
    }
}
