package io.tidings.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser: Debian's Chromium without a window, with a profile that is new each time. For one thread. */
final class Chromium implements AutoCloseable {

    /** Names it has on the PATH; bin/test looks for the same. */
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** No graphics card, and nothing asked of anybody but the server under test. */
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Path executable) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setChromiumSandbox(false)
                        .setArgs(FLAGS));
    }

    static Chromium launch() {
        Path executable = find();
        // Playwright would fetch browsers of its own.
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        var playwright = Playwright.create(options);
        try {
            return new Chromium(playwright, executable);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        // Ends the browser, too.
        playwright.close();
    }

    private static Path find() {
        String chosen = System.getenv("CHROMIUM");
        Stream<Path> candidates = chosen != null && !chosen.isBlank() ? Stream.of(Path.of(chosen)) : onPath();
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The browser test finds no Chromium"
                        + (chosen == null ? "" : " (CHROMIUM is \"" + chosen + "\")")
                        + ". Install it (apt-get install chromium, which bin/test does as root), or point CHROMIUM to one;"
                        + " bin/test --fast runs the unit tests alone."));
    }

    private static Stream<Path> onPath() {
        var folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return NAMES.stream().flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)));
    }
}
