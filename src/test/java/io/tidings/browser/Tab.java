package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** One person's browser with the page in it; it shares nothing with another one's. For one thread. */
final class Tab implements AutoCloseable {

    /** What the browser itself says in its console of a connection that is not there. */
    private static final List<String> OF_THE_NETWORK = List.of("WebSocket connection to", "Failed to load resource");

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private Tab(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        Look.WIDE_LIGHT.at(page);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && OF_THE_NETWORK.stream().noneMatch(message.text()::startsWith)) {
                errors.add(message.text());
            }
        });
    }

    /** A browser that has opened nothing yet; {@code base} is the server's address, direct or through a proxy. */
    static Tab in(Browser browser, URI base) {
        var options = new Browser.NewContextOptions()
                .setBaseURL(base.toString())
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE);
        var context = browser.newContext(options);
        context.setDefaultTimeout(30_000);
        return new Tab(context);
    }

    /** A second one in the same browser: it shares what is stored there, such as the name. */
    Tab another() {
        return new Tab(context);
    }

    /** As a device knows that it has no network, such as a laptop out of reach of its WLAN. */
    void isOffline(boolean offline) {
        context.setOffline(offline);
    }

    Page page() {
        return page;
    }

    Tab open(String room) {
        page.navigate("?room=" + room);
        return this;
    }

    /** Answers the question for a name, and is in the room afterwards: subscribed, and everybody else is listed. */
    Tab enterAs(String name) {
        find("name-input").fill(name);
        find("name-submit").click();
        return isInAs(name);
    }

    Tab isInAs(String name) {
        isInState("connected");
        assertThat(person(name)).isVisible();
        return this;
    }

    void say(String text) {
        find("composer").fill(text);
        find("composer").press("Enter");
    }

    Locator find(String id) {
        return page.getByTestId(id);
    }

    /** The entry of the list of who is here; also where a narrow screen hides it. */
    Locator person(String user) {
        return page.locator("[data-testid=presence-user][data-user='" + user + "']");
    }

    Locator message(String text) {
        return find("message").filter(new Locator.FilterOptions().setHasText(text));
    }

    void isInState(String state) {
        assertThat(find("connection-state")).hasAttribute("data-state", state);
    }

    /** These messages are on screen, each once, in this order, nothing else, and the server has all of them. */
    void shows(List<String> texts) {
        assertThat(find("message")).containsText(texts.toArray(String[]::new));
        showsConfirmed(texts.size());
    }

    /** So many messages are on screen, each once, and the server has all of them. */
    void showsConfirmed(int count) {
        assertThat(page.locator("[data-testid=message][data-state=confirmed]")).hasCount(count);
        assertThat(find("message")).hasCount(count);
        var ids = messageIds();
        assertEquals(count, new HashSet<>(ids).size(), () -> "an id is there twice: " + ids);
    }

    /** In the order in which they are shown. */
    List<String> messageIds() {
        return find("message").all().stream()
                .map(message -> message.getAttribute("data-message-id"))
                .toList();
    }

    /** What the badge says of the last reconnect; waits until there is one. */
    void wasRecovered(boolean recovered, int count) {
        var badge = find("recovery-badge");
        assertThat(badge).hasAttribute("data-recovered", Boolean.toString(recovered));
        assertThat(badge).hasAttribute("data-count", Integer.toString(count));
    }

    /** What went wrong in the page's scripts so far. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        context.close();
    }
}
