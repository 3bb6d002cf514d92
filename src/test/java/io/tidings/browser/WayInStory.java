package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Ways into a room, and around in it. */
interface WayInStory extends Story {

    @Test
    default void a_keyboard_is_enough() {
        var tab = stage().tab(stage().direct()).open("keys");
        var keyboard = tab.page().keyboard();
        assertThat(tab.find("name-input")).isFocused();
        Look.inspectAll(tab.page(), "welcome");
        keyboard.type("dora");
        keyboard.press("Tab");
        assertThat(tab.find("name-submit")).isFocused();
        keyboard.press("Enter");
        tab.isInAs("dora");

        assertThat(tab.find("composer")).isFocused();
        keyboard.type("One line");
        keyboard.press("Shift+Enter");
        keyboard.type("and another");
        keyboard.press("Enter");
        tab.shows(List.of("One line and another"));
        assertThat(tab.find("composer")).isFocused();

        keyboard.press("Shift+Tab");
        assertThat(tab.find("transcript")).isFocused();
        goBackTo(tab.find("theme-toggle"));
        keyboard.press("Enter");
        assertThat(tab.page().locator("html")).hasAttribute("data-theme", "dark");
        keyboard.press("Space");
        assertThat(tab.page().locator("html")).not().hasAttribute("data-theme", "dark");
        goBackTo(tab.find("room-switcher"));
        keyboard.press("Enter");
        assertThat(tab.find("room-switcher")).hasAttribute("aria-expanded", "true");
        Look.inspectAll(tab.page(), "rooms");
        keyboard.type("elsewhere");
        keyboard.press("Enter");
        assertThat(tab.page()).hasURL(stage().direct() + "?room=elsewhere");
        tab.isInAs("dora");
        tab.shows(List.of());
    }

    @Test
    default void a_phone_shows_who_is_here_in_a_sheet() {
        var tab = stage().enter("emil", "sheet", stage().direct());
        for (var look : List.of(Look.PHONE_LIGHT, Look.PHONE_DARK)) {
            look.at(tab.page());
            var button = tab.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Who is here"));
            button.click();
            assertThat(tab.person("emil")).isVisible();
            look.inspect(tab.page(), "sheet");
            tab.page().keyboard().press("Escape");
            assertThat(tab.person("emil")).isHidden();
            assertThat(button).isFocused();
        }
    }

    /** Played by the browser, because a server in another mode would be another one to start. */
    @Test
    default void a_production_server_gives_no_tokens_and_the_page_says_what_to_do() {
        var tab = stage().tab(stage().direct());
        tab.page().route("**/demo/info", answer(200, "{\"mode\": \"production\"}"));
        tab.page().route("**/demo/token", answer(404, "{\"title\": \"no tokens here\"}"));
        tab.open("production");
        assertThat(tab.page().getByRole(AriaRole.MAIN)).containsText("production mode");
        assertThat(tab.find("name-input")).hasCount(0);
        Look.inspectAll(tab.page(), "production");

        // What an application would sign; requests of the test's own pass the routes by.
        var answer =
                tab.page().request().post("demo/token", RequestOptions.create().setData(Map.of("user", "flora")));
        String token = answer.text().replaceAll("(?s).*\"token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        tab.page().getByLabel("Connection token").fill(token);
        tab.page().getByText("Enter as flora").click();
        tab.isInAs("flora");
        assertThat(tab.find("mode-badge")).hasCount(0);
        tab.say("With a token of my own");
        tab.shows(List.of("With a token of my own"));
    }

    /** With Shift+Tab; there are fewer stops on the page than this. */
    private static void goBackTo(Locator target) {
        for (int stops = 0; stops < 20; stops++) {
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            target.page().keyboard().press("Shift+Tab");
        }
        assertThat(target).isFocused();
    }

    private static Consumer<Route> answer(int status, String json) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(json));
    }
}
