package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The page of announcements: nothing but the browser's own EventSource. */
interface AnnouncementsPageStory extends Story {

    /** Publishes in five lines of JavaScript, and waits for the reply. */
    String PUBLISH = """
            (text) => new Promise((done) => {
              const socket = new WebSocket(new URL('/connection/websocket', location.href).href.replace('http', 'ws'));
              socket.onopen = () => socket.send('{"id":1,"connect":{}}\\n'
                + JSON.stringify({ id: 2, publish: { channel: 'announcements', data: { text } } }));
              socket.onmessage = ({ data }) => data.includes('"id":2') && done(socket.close());
            })""";

    private static void announce(Page page, String text) {
        page.evaluate(PUBLISH, text);
    }

    @Test
    default void what_was_announced_while_the_cable_was_out_is_shown_afterwards() {
        var speaker = stage().tab(stage().direct()).page();
        speaker.navigate("announcements.html");
        var reader = stage().tab(stage().byCable());
        reader.page().navigate("announcements.html");
        reader.isInState("connected");
        announce(speaker, "The canteen is open");
        assertThat(reader.find("announcement")).hasText(new String[] {"The canteen is open"});
        Look.inspectAll(reader.page(), "announcements");

        stage().cable().cut();
        reader.isInState("connecting");
        announce(speaker, "There is soup");
        announce(speaker, "There is cake");
        stage().cable().restore();
        assertThat(reader.find("announcement"))
                .hasText(new String[] {"There is cake", "There is soup", "The canteen is open"});
        reader.isInState("connected");
        assertThat(reader.find("gap")).hasCount(0);
        announce(speaker, "The canteen is closed");
        assertThat(reader.find("announcement")).hasCount(4);
    }
}
