package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The network goes, or the server; what was said stays, or the page says that it does not. */
interface LossStory extends Story {

    @Test
    default void a_lost_connection_misses_nothing_and_what_was_written_meanwhile_is_sent() {
        var anna = stage().enter("anna", "cable", stage().direct());
        var ben = stage().enter("ben", "cable", stage().byCable());
        anna.say("Can you hear me?");
        ben.shows(List.of("Can you hear me?"));

        stage().cable().cut();
        ben.isInState("connecting");
        assertThat(anna.person("ben")).hasCount(0);
        Stream.of(Story.numbered("missed no. ", 1, 5)).forEach(anna::say);
        ben.say("written offline");
        ben.say("and one more");
        assertThat(ben.message("and one more")).hasAttribute("data-state", "queued");
        var heard = Story.concat(List.of("Can you hear me?"), Story.numbered("missed no. ", 1, 5));
        anna.shows(heard);
        Look.inspectAll(ben.page(), "offline");

        long restored = System.nanoTime();
        stage().cable().restore();
        ben.wasRecovered(true, 5);
        Story.report("from the restored cable to the recovered room, backoff included", restored);
        var said = Story.concat(heard, "written offline", "and one more");
        ben.shows(said);
        anna.shows(said);
        assertEquals(anna.messageIds(), ben.messageIds());
        assertThat(anna.person("ben")).isVisible();
        Look.inspectAll(ben.page(), "recovered");
    }

    @Test
    default void nothing_is_lost_or_doubled_while_others_go_on_talking() {
        var anna = stage().enter("anna", "busy", stage().direct());
        var ben = stage().enter("ben", "busy", stage().byCable());
        anna.say("Can you hear me?");
        ben.shows(List.of("Can you hear me?"));
        stage().cable().cut();
        ben.isInState("connecting");
        Stream.of(Story.numbered("no. ", 1, 3)).forEach(anna::say);
        // In vain, but what the page knows of its place in the room must survive it.
        ben.page().getByText("Retry now").click();
        stage().cable().restore();
        // While ben comes back, so that what is recovered and what is live meet.
        Stream.of(Story.numbered("no. ", 4, 30)).forEach(anna::say);
        ben.shows(Story.concat(List.of("Can you hear me?"), Story.numbered("no. ", 1, 30)));
        assertThat(ben.find("recovery-badge")).hasAttribute("data-recovered", "true");
        anna.showsConfirmed(31);
        assertEquals(anna.messageIds(), ben.messageIds());
    }

    @Test
    default void a_device_that_knows_of_its_lost_network_is_back_as_soon_as_it_has_one() {
        var anna = stage().enter("anna", "laptop", stage().direct());
        var ben = stage().enter("ben", "laptop", stage().direct());
        ben.isOffline(true);
        ben.isInState("connecting");
        assertThat(anna.person("ben")).hasCount(0);
        anna.say("Where are you?");
        anna.shows(List.of("Where are you?"));
        long restored = System.nanoTime();
        ben.isOffline(false);
        ben.wasRecovered(true, 1);
        Story.report("from the network's return to the recovered room", restored);
        ben.shows(List.of("Where are you?"));
    }

    @Test
    default void a_restarted_server_has_forgotten_and_the_page_says_so() {
        var anna = stage().enter("anna", "restart", stage().direct());
        var ben = stage().enter("ben", "restart", stage().direct());
        anna.say("before the restart");
        ben.shows(List.of("before the restart"));

        stage().server().stop();
        anna.isInState("connecting");
        ben.isInState("connecting");
        ben.say("written while the server was away");
        assertThat(ben.message("while the server was away")).hasAttribute("data-state", "queued");
        stage().server().start();

        long started = System.nanoTime();
        anna.wasRecovered(false, 0);
        ben.wasRecovered(false, 0);
        Story.report("from the started server to both tabs in the room, backoff included", started);
        assertThat(anna.person("ben")).isVisible();
        assertThat(anna.message("while the server was away")).isVisible();
        anna.say("There you are");
        assertThat(ben.message("There you are")).isVisible();
        ben.say("Here I am");
        var since = List.of("written while the server was away", "There you are", "Here I am");
        var all = Stream.concat(Stream.of("before the restart"), since.stream()).toList();
        anna.shows(all);
        ben.shows(all);
        stage().enter("chris", "restart", stage().direct()).shows(since);
        Look.inspectAll(ben.page(), "restarted");
    }
}
