package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** People in one room. */
interface TalkStory extends Story {

    @Test
    default void two_people_see_each_other_and_talk_and_a_third_reads_what_was_said() {
        long start = System.nanoTime();
        var anna = stage().enter("anna", "talk", stage().direct());
        Story.report("from an empty tab to a room", start);
        var ben = stage().enter("ben", "talk", stage().direct());
        assertThat(anna.person("ben")).isVisible();
        assertThat(ben.person("anna")).isVisible();
        assertThat(anna.find("mode-badge")).isVisible();

        anna.say("Good morning, ben");
        assertThat(ben.message("Good morning, ben")).hasAttribute("data-own", "false");
        ben.say("Good morning <b>anna</b> & all");
        assertThat(ben.message("<b>anna</b> & all")).hasAttribute("data-own", "true");
        var greetings = List.of("Good morning, ben", "Good morning <b>anna</b> & all");
        anna.shows(greetings);
        ben.shows(greetings);

        for (int i = 1; i <= 5; i++) {
            anna.say("anna's no. " + i);
            ben.say("ben's no. " + i);
        }
        anna.showsConfirmed(12);
        ben.showsConfirmed(12);
        assertThat(ben.message("anna's no.")).containsText(Story.numbered("anna's no. ", 1, 5));
        assertThat(anna.message("ben's no.")).containsText(Story.numbered("ben's no. ", 1, 5));
        var order = anna.messageIds();
        assertEquals(order, ben.messageIds(), "everybody sees the order of the server");

        var chris = stage().enter("chris", "talk", stage().direct());
        chris.showsConfirmed(12);
        assertEquals(order, chris.messageIds(), "who comes later sees it too");
        assertThat(anna.find("event-line").last()).containsText("chris joined");
        Look.inspectAll(chris.page(), "room");
    }

    @Test
    default void one_person_with_two_tabs_is_one_person() {
        var anna = stage().enter("anna", "tabs", stage().direct());
        var first = stage().enter("ben", "tabs", stage().direct());
        assertThat(anna.person("ben")).hasAttribute("data-tabs", "1");
        var second = stage().keep(first.another()).open("tabs").isInAs("ben");
        assertThat(anna.person("ben")).hasAttribute("data-tabs", "2");
        second.say("from my second tab");
        assertThat(first.message("from my second tab")).hasAttribute("data-own", "true");
        second.page().close();
        assertThat(anna.person("ben")).hasAttribute("data-tabs", "1");
        first.page().close();
        assertThat(anna.person("ben")).hasCount(0);
        assertThat(anna.find("event-line").last()).containsText("ben left");
    }
}
