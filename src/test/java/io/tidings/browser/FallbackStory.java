package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A proxy on the way lets no WebSocket through. */
interface FallbackStory extends Story {

    @Test
    default void where_a_proxy_refuses_websocket_people_talk_all_the_same() {
        stage().cable().refuseUpgrades();
        var anna = stage().enter("anna", "fallback", stage().direct());
        var ben = stage().enter("ben", "fallback", stage().byCable());
        assertThat(anna.find("connection-state")).hasAttribute("data-transport", "websocket");
        assertThat(ben.find("connection-state")).hasAttribute("data-transport", "http_stream");
        assertThat(ben.find("connection-state")).containsText("over HTTP");
        anna.say("Can you hear me?");
        ben.shows(List.of("Can you hear me?"));
        ben.say("Over HTTP, yes");
        anna.shows(List.of("Can you hear me?", "Over HTTP, yes"));
        Look.inspectAll(ben.page(), "fallback");

        stage().cable().cut();
        ben.isInState("connecting");
        anna.say("Are you still there?");
        stage().cable().restore();
        ben.wasRecovered(true, 1);
        ben.shows(List.of("Can you hear me?", "Over HTTP, yes", "Are you still there?"));
    }
}
