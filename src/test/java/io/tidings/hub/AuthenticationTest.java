package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

    private static Authentication able(Capability... capabilities) {
        return new Authentication("token", Set.of(), null, List.of(capabilities));
    }

    private static Capability in(String pattern, Operation... allowed) {
        return new Capability(List.of(ChannelPattern.of(pattern), ChannelPattern.literal("one*")), Set.of(allowed));
    }

    @Test
    void of_the_capabilities_that_name_a_channel_the_first_counts() {
        Authentication anna = able(in("room:7", Operation.SUBSCRIBE), in("room:*", Operation.PUBLISH));
        assertTrue(anna.allows(Operation.SUBSCRIBE, "room:7"));
        assertFalse(anna.allows(Operation.PUBLISH, "room:7"));
        assertTrue(anna.allows(Operation.PUBLISH, "room:8"));
        assertFalse(anna.allows(Operation.SUBSCRIBE, "room:8"));
        assertFalse(anna.allows(Operation.SUBSCRIBE, "news"));
    }

    @Test
    void a_literal_name_is_no_pattern() {
        Authentication anna = able(in("room", Operation.SUBSCRIBE));
        assertTrue(anna.allows(Operation.SUBSCRIBE, "one*"));
        assertFalse(anna.allows(Operation.SUBSCRIBE, "one2"));
    }
}
