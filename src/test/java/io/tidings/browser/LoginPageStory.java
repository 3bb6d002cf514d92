package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The login form, used with the keyboard alone. */
interface LoginPageStory extends Story {

    @Test
    default void somebody_logs_in_with_the_keyboard_and_comes_to_the_page_that_was_wanted() {
        var page = stage().tab(stage().direct()).page();
        page.navigate("login?target=/announcements.html");
        assertThat(page.getByLabel("Name")).isFocused();
        Look.inspectAll(page, "login");

        type(page, "anna", "wrong");
        assertThat(page.getByText("do not belong together")).isVisible();
        Look.inspectAll(page, "login-wrong");

        page.getByLabel("Name").focus();
        type(page, "anna", "demo");
        // browsers keep the fragment of the form's address where the way on names none
        page.waitForURL(Pattern.compile(".*/announcements\\.html(#wrong)?"));
    }

    private static void type(Page page, String name, String password) {
        page.keyboard().type(name);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
    }
}
