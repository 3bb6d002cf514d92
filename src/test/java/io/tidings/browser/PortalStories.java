package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.tidings.it.PortalExample;
import io.tidings.it.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample portal in Chromium: the WAR that has Tidings in it, and the one that has it beside, on one server. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PortalStories {

    private static final double PATIENCE_MS = 45_000;

    private final List<Tab> tabs = new ArrayList<>();
    private Chromium chromium;
    private ServerProcess server;

    /** Starts a server with Tidings, these WARs, and what they need to be configured. */
    abstract ServerProcess start(Path configuration, Map<String, String> stronger, List<Path> wars);

    /** Looks at a page, where looks are looked at. */
    void look(Page page, String state) {}

    @BeforeAll
    void begin() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        chromium = Chromium.launch();
        server = start(PortalExample.CONFIGURATION, Map.of("tidings.cdi.same_server", "true"), PortalExample.wars());
    }

    @AfterAll
    void end() {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void clear() {
        tabs.forEach(Tab::close);
        assertEquals(
                List.of(), tabs.stream().flatMap(tab -> tab.errors().stream()).toList(), "errors in the browser");
        tabs.clear();
        var traces = server.log().lines().stream()
                .filter(line -> line.startsWith("\tat "))
                .toList();
        assertEquals(List.of(), traces, () -> "in " + server.log().file());
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "portal-beside"})
    void who_has_logged_in_at_the_portal_is_live_on_its_pages_until_the_logout(String portal) {
        var anna = logIn(portal, "anna");
        var ben = logIn(portal, "ben");
        assertThat(anna.locator("#here [data-user=ben]")).isVisible();

        ben.getByLabel("What would you like?").fill("A whiteboard");
        ben.keyboard().press("Enter");
        anna.getByLabel("Approve: A whiteboard").focus();
        anna.keyboard().press("Enter");
        assertThat(card(ben, "A whiteboard")).hasAttribute("data-state", "APPROVED");
        assertThat(ben.locator("#words p").first()).containsText("anna approved: A whiteboard");
        look(ben, portal + "-approvals");

        anna.getByRole(AriaRole.LINK, named("Notices")).click();
        ben.getByRole(AriaRole.LINK, named("Notices")).click();
        isLive(anna);
        isLive(ben);
        anna.getByLabel("A new notice").fill("Lunch <b>is</b> ready");
        anna.keyboard().press("Enter");
        assertThat(card(ben, "Lunch <b>is</b> ready")).hasCount(1);
        assertThat(card(anna, "Lunch <b>is</b> ready")).hasCount(1);
        look(ben, portal + "-notices");

        var secondTab = keep(tabs.get(0).another()).page();
        secondTab.navigate(portal + "/approvals.xhtml");
        isLive(secondTab);
        anna.getByText("Log out").click();
        assertThat(anna.getByLabel("Password")).isVisible();
        assertThat(secondTab.locator("#state[data-state=connected]")).hasCount(0);
        assertThat(ben.locator("#here [data-user=anna]")).hasCount(0);
        isLive(ben);
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "portal-beside"})
    void nobody_comes_in_by_a_wrong_password_and_nobody_else_gets_a_ticket(String portal) {
        var page = keep(Tab.in(chromium.browser(), server.base())).page();
        page.navigate(portal + "/notices.html");
        fill(page, "anna", "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        look(page, portal + "-login");
        var stranger = keep(Tab.in(chromium.browser(), server.base())).page().request();
        var answer = stranger.post(portal + "/rest/live/ticket");
        assertFalse(answer.text().contains("tidings-ticket"), answer::text);
        fill(page, "anna", "demo");
        isLive(page);
    }

    private Page logIn(String portal, String user) {
        var page = keep(Tab.in(chromium.browser(), server.base())).page();
        page.navigate(portal + "/");
        fill(page, user, "demo");
        isLive(page);
        assertThat(page.locator("#me")).hasText(user);
        return page;
    }

    private static void fill(Page page, String user, String password) {
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(password);
        page.keyboard().press("Enter");
    }

    private static void isLive(Page page) {
        assertThat(page.locator("#state")).hasText("Live");
    }

    private static Locator card(Page page, String text) {
        return page.locator("[data-id]").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private Tab keep(Tab tab) {
        tabs.add(tab);
        return tab;
    }
}
