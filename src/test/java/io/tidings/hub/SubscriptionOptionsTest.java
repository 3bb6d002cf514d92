package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.TestConfig;
import io.tidings.protocol.StreamPosition;
import io.tidings.protocol.SubscribeRequest;
import org.junit.jupiter.api.Test;

/** Row by row of protocol.md section 4.2. */
class SubscriptionOptionsTest {

    private static final String[] HISTORY = {"history_size=1", "history_ttl=1s"};
    private static final SubscribeRequest PLAIN = SubscribeRequest.to("a");

    private static SubscribeRequest asking(boolean positioned, boolean recoverable, boolean joinLeave) {
        return new SubscribeRequest(
                "a", "", false, StreamPosition.NONE, null, positioned, recoverable, joinLeave, "", false, 0, 0);
    }

    private static String[] with(String... more) {
        String[] all = java.util.Arrays.copyOf(HISTORY, HISTORY.length + more.length);
        System.arraycopy(more, 0, all, HISTORY.length, more.length);
        return all;
    }

    private static SubscriptionOptions of(
            SubscribeRequest request, OptionOverride override, boolean history, boolean presence, String... options) {
        return SubscriptionOptions.of(TestConfig.options(options), request, override, history, presence);
    }

    private static SubscriptionOptions of(SubscribeRequest request, String... options) {
        return of(request, OptionOverride.NONE, false, false, options);
    }

    @Test
    void positioned_is_forced_or_asked_for_and_allowed() {
        assertTrue(of(PLAIN, with("force_positioning=true")).positioned());
        assertTrue(
                of(asking(true, false, false), with("allow_positioning=true")).positioned());
        assertTrue(of(asking(true, false, false), OptionOverride.NONE, true, false, HISTORY)
                .positioned());
        assertFalse(of(PLAIN, with("allow_positioning=true")).positioned());
        assertFalse(of(asking(true, false, false), HISTORY).positioned());
        assertFalse(of(PLAIN, with("force_positioning=true")).recoverable());
    }

    @Test
    void recoverable_is_forced_or_asked_for_and_allowed_and_comes_with_a_position() {
        for (SubscriptionOptions options : new SubscriptionOptions[] {
            of(PLAIN, with("force_recovery=true")),
            of(asking(false, true, false), with("allow_recovery=true")),
            of(asking(false, true, false), OptionOverride.NONE, true, false, HISTORY)
        }) {
            assertTrue(options.recoverable() && options.positioned(), options.toString());
        }
        assertFalse(of(PLAIN, OptionOverride.NONE, true, true, with("allow_recovery=true"))
                .recoverable());
        assertFalse(of(asking(false, true, false), HISTORY).recoverable());
    }

    @Test
    void without_history_there_is_neither() {
        SubscriptionOptions options = of(
                asking(true, true, false),
                OptionOverride.NONE,
                true,
                true,
                "force_positioning=true",
                "allow_recovery=true");
        assertFalse(options.positioned() || options.recoverable());
        assertEquals(Retention.NONE, options.retention());
    }

    @Test
    void joins_and_leaves_are_received_when_forced_or_asked_for_and_allowed() {
        SubscribeRequest asking = asking(false, false, true);
        assertTrue(of(PLAIN, "join_leave=true", "force_push_join_leave=true").receivesJoinLeave());
        assertTrue(
                of(asking, OptionOverride.NONE, false, true, "join_leave=true").receivesJoinLeave());
        assertFalse(of(asking, "join_leave=true").receivesJoinLeave());
        assertFalse(of(asking, OptionOverride.NONE, false, true).receivesJoinLeave());
        assertFalse(
                of(PLAIN, OptionOverride.NONE, false, true, "join_leave=true").receivesJoinLeave());
    }

    @Test
    void deltas_are_asked_for_and_allowed() {
        SubscribeRequest asking = new SubscribeRequest(
                "a", "", false, StreamPosition.NONE, null, false, false, false, "fossil", false, 0, 0);
        assertTrue(of(asking, "allowed_delta_types=fossil").delta());
        assertFalse(of(asking).delta());
        assertFalse(of(PLAIN, "allowed_delta_types=fossil").delta());
    }

    @Test
    void being_present_and_heard_of_needs_no_request() {
        SubscriptionOptions options = of(PLAIN, "presence=true", "join_leave=true");
        assertTrue(options.presence() && options.emitsJoinLeave());
        assertFalse(options.receivesJoinLeave());
    }

    @Test
    void an_override_replaces_what_the_namespace_says_both_ways() {
        OptionOverride on = new OptionOverride(true, true, true, true, true);
        SubscriptionOptions all = of(PLAIN, on, false, false, HISTORY);
        assertTrue(all.presence() && all.emitsJoinLeave() && all.receivesJoinLeave());
        assertTrue(all.recoverable() && all.positioned());
        OptionOverride off = new OptionOverride(false, false, false, false, false);
        SubscriptionOptions none = of(
                PLAIN,
                off,
                false,
                false,
                with(
                        "presence=true",
                        "join_leave=true",
                        "force_push_join_leave=true",
                        "force_recovery=true",
                        "force_positioning=true"));
        assertFalse(none.presence() || none.emitsJoinLeave() || none.receivesJoinLeave());
        assertFalse(none.recoverable() || none.positioned());
    }
}
