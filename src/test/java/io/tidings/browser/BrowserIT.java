package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import io.tidings.it.MicroServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What people do with the page, each story in a room of its own, on one server that is set up as bin/serve does it. */
class BrowserIT {

    /** Longer than the page's longest pause between two attempts to connect, on a machine with other work to do. */
    private static final double PATIENCE = 45_000;

    private static Chromium chromium;
    private static MicroServer server;
    private static CuttableProxy proxy;

    private final List<Tab> tabs = new ArrayList<>();

    @BeforeAll
    static void boot() throws IOException {
        setDefaultAssertionTimeout(PATIENCE);
        chromium = Chromium.launch();
        server = MicroServer.start(development());
        proxy = CuttableProxy.to(server.base());
    }

    @AfterAll
    static void end() {
        for (var resource : new AutoCloseable[] {proxy, server, chromium}) {
            closeIfStarted(resource);
        }
    }

    @AfterEach
    void close_the_tabs() {
        tabs.forEach(Tab::close);
    }

    @Test
    void two_people_see_each_other_and_talk_and_a_third_reads_what_was_said(TestReporter reporter) {
        long before = System.nanoTime();
        var anna = enter("anna", "talk", server.base());
        reporter.publishEntry("from an empty tab to a room", since(before));
        var ben = enter("ben", "talk", server.base());
        assertThat(anna.person("ben")).isVisible();
        assertThat(ben.person("anna")).isVisible();
        assertThat(anna.find("mode-badge")).isVisible();

        anna.say("Good morning, ben");
        assertThat(ben.message("Good morning, ben")).hasAttribute("data-own", "false");
        ben.say("Good morning <b>anna</b> & all");
        assertThat(ben.message("<b>anna</b> & all")).hasAttribute("data-own", "true");
        var said = List.of("Good morning, ben", "Good morning <b>anna</b> & all");
        anna.shows(said);
        ben.shows(said);

        for (int i = 1; i <= 5; i++) {
            anna.say("anna's no. " + i);
            ben.say("ben's no. " + i);
        }
        assertThat(anna.find("message")).hasCount(12);
        assertThat(ben.find("message")).hasCount(12);
        assertThat(anna.message("anna's no.")).containsText(numbered("anna's no. ", 1, 5));
        assertThat(anna.message("ben's no.")).containsText(numbered("ben's no. ", 1, 5));
        var order = anna.messageIds();
        assertEquals(order, ben.messageIds(), "everybody sees the order of the server");

        var chris = enter("chris", "talk", server.base());
        assertThat(chris.find("message")).hasCount(12);
        assertEquals(order, chris.messageIds(), "who comes later sees it too");
        assertThat(anna.find("event-line").last()).containsText("chris");
        Look.inspectAll(chris.page(), "room");
    }

    @Test
    void a_lost_connection_misses_nothing_and_what_was_written_meanwhile_is_sent(TestReporter reporter) {
        var anna = enter("anna", "cable", server.base());
        var ben = enter("ben", "cable", proxy.base());
        anna.say("Can you hear me?");
        ben.shows(List.of("Can you hear me?"));

        proxy.cut();
        ben.isInState("connecting");
        assertThat(anna.person("ben")).hasCount(0);
        Stream.of(numbered("missed no. ", 1, 5)).forEach(anna::say);
        ben.say("written offline");
        ben.say("and one more");
        assertThat(ben.message("and one more")).hasAttribute("data-state", "queued");
        Look.inspectAll(ben.page(), "offline");

        long before = System.nanoTime();
        proxy.restore();
        ben.wasRecovered(true, 5);
        reporter.publishEntry("from the restored network to the recovered room", since(before));
        var said = concat(
                concat(List.of("Can you hear me?"), numbered("missed no. ", 1, 5)), "written offline", "and one more");
        ben.shows(said);
        anna.shows(said);
        assertEquals(anna.messageIds(), ben.messageIds());
        assertThat(anna.person("ben")).isVisible();
        Look.inspectAll(ben.page(), "recovered");

        proxy.cut();
        ben.isInState("connecting");
        Stream.of(numbered("again no. ", 1, 3)).forEach(anna::say);
        proxy.restore();
        // While ben comes back, so that recovered and live publications meet.
        Stream.of(numbered("again no. ", 4, 20)).forEach(anna::say);
        ben.shows(concat(said, numbered("again no. ", 1, 20)));
        assertThat(ben.find("recovery-badge")).hasAttribute("data-recovered", "true");
        assertEquals(anna.messageIds(), ben.messageIds());
    }

    @Test
    void a_restarted_server_has_forgotten_and_the_page_says_so(TestReporter reporter) {
        var anna = enter("anna", "restart", server.base());
        var ben = enter("ben", "restart", server.base());
        anna.say("before the restart");
        ben.shows(List.of("before the restart"));

        server.stop();
        anna.isInState("connecting");
        ben.isInState("connecting");
        ben.say("written while the server was away");
        assertThat(ben.message("while the server was away")).hasAttribute("data-state", "queued");
        server.start();

        long before = System.nanoTime();
        anna.wasRecovered(false, 0);
        ben.wasRecovered(false, 0);
        reporter.publishEntry("from the started server to both tabs in the room", since(before));
        anna.isInAs("anna");
        ben.isInAs("ben");
        assertThat(anna.person("ben")).isVisible();
        assertThat(anna.message("while the server was away")).isVisible();
        anna.say("There you are");
        assertThat(ben.message("There you are")).isVisible();
        ben.say("Here I am");
        var since = List.of("written while the server was away", "There you are", "Here I am");
        var all = Stream.concat(Stream.of("before the restart"), since.stream()).toList();
        anna.shows(all);
        ben.shows(all);
        enter("chris", "restart", server.base()).shows(since);
        Look.inspectAll(ben.page(), "restarted");
    }

    @Test
    void a_keyboard_is_enough() {
        var tab = tab(server.base()).open("keys");
        var page = tab.page();
        assertThat(tab.find("name-input")).isFocused();
        Look.inspectAll(page, "welcome");
        page.keyboard().type("dora");
        page.keyboard().press("Tab");
        assertThat(tab.find("name-submit")).isFocused();
        page.keyboard().press("Enter");
        tab.isInAs("dora");

        assertThat(tab.find("composer")).isFocused();
        page.keyboard().type("One line");
        page.keyboard().press("Shift+Enter");
        page.keyboard().type("and another");
        page.keyboard().press("Enter");
        tab.shows(List.of("One line and another"));
        assertThat(tab.find("composer")).isFocused();

        page.keyboard().press("Shift+Tab");
        assertThat(tab.find("transcript")).isFocused();
        tabBackTo(page, tab.find("theme-toggle"));
        page.keyboard().press("Enter");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.keyboard().press("Space");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        tabBackTo(page, tab.find("room-switcher"));
        page.keyboard().press("Enter");
        assertThat(tab.find("room-switcher")).hasAttribute("aria-expanded", "true");
        Look.WIDE_LIGHT.inspect(page, "rooms");
        page.keyboard().type("elsewhere");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(server.base() + "?room=elsewhere");
        tab.isInAs("dora");
        tab.shows(List.of());
    }

    @Test
    void a_phone_shows_who_is_here_in_a_sheet() {
        var tab = enter("emil", "sheet", server.base());
        for (var look : List.of(Look.PHONE_LIGHT, Look.PHONE_DARK)) {
            look.at(tab.page());
            var button = tab.page()
                    .getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Who is here"));
            button.click();
            assertThat(tab.person("emil")).isVisible();
            look.inspect(tab.page(), "sheet");
            tab.page().keyboard().press("Escape");
            assertThat(tab.person("emil")).isHidden();
            assertThat(button).isFocused();
        }
    }

    @Test
    void a_production_server_gives_no_tokens_and_the_page_says_what_to_do() {
        var tab = tab(server.base());
        tab.page().route("**/demo/info", answer(200, "{\"mode\": \"production\"}"));
        tab.page().route("**/demo/token", answer(404, "{\"title\": \"no tokens here\"}"));
        tab.open("production");
        assertThat(tab.page().getByRole(com.microsoft.playwright.options.AriaRole.MAIN))
                .containsText("production mode");
        assertThat(tab.find("name-input")).hasCount(0);
        Look.inspectAll(tab.page(), "production");

        // What an application would sign; the browser's own request goes by the routes above.
        var token =
                tab.page().request().post("demo/token", RequestOptions.create().setData(Map.of("user", "flora")));
        tab.page().getByLabel("Connection token").fill(token.text().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1"));
        tab.page().getByText("Enter as flora").click();
        tab.isInAs("flora");
        assertThat(tab.find("mode-badge")).hasCount(0);
        tab.say("With a token of my own");
        tab.shows(List.of("With a token of my own"));
    }

    private Tab enter(String name, String room, URI base) {
        return tab(base).open(room).enterAs(name);
    }

    private Tab tab(URI base) {
        var tab = Tab.in(chromium.browser(), base);
        tabs.add(tab);
        return tab;
    }

    /** Shift+Tab until it is there; a page has fewer stops than this. */
    private static void tabBackTo(Page page, Locator target) {
        for (int stops = 0; stops < 20; stops++) {
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Shift+Tab");
        }
        assertThat(target).isFocused();
    }

    private static java.util.function.Consumer<Route> answer(int status, String json) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(json));
    }

    private static String[] numbered(String text, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> text + i).toArray(String[]::new);
    }

    private static List<String> concat(List<String> texts, String... more) {
        return Stream.concat(texts.stream(), Stream.of(more)).toList();
    }

    private static String since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000 + " ms";
    }

    private static Map<String, String> development() throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(Path.of("payara-config", "development.properties"))) {
            properties.load(in);
        }
        var map = new HashMap<String, String>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    private static void closeIfStarted(AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
