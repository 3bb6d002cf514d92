package io.tidings.browser;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** How somebody looks at the page: on which screen, and by which light. */
enum Look {
    WIDE_LIGHT(1440, 900, ColorScheme.LIGHT),
    WIDE_DARK(1440, 900, ColorScheme.DARK),
    PHONE_LIGHT(360, 740, ColorScheme.LIGHT),
    PHONE_DARK(360, 740, ColorScheme.DARK);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    void at(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
    }

    /** Takes a screenshot of what is there; axe must have no serious objection, and nothing may stick out sideways. */
    void inspect(Page page, String state) {
        at(page);
        String name = state + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        // Legacy: without another tab for each look, which only pages with frames have a use for.
        String findings = new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Look::describe)
                        .collect(joining("\n"));
        assertEquals("", findings, () -> "axe on " + name);
        Object overhang = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertEquals(0, overhang, () -> name + " scrolls sideways");
    }

    /** The same state in every look; ends with the one it was in at first, which is the wide light one. */
    static void inspectAll(Page page, String state) {
        for (Look look : values()) {
            look.inspect(page, state);
        }
        WIDE_LIGHT.at(page);
    }

    private static String describe(Rule rule) {
        return rule.getImpact() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " (" + node.getFailureSummary() + ")")
                        .collect(joining("; "));
    }
}
