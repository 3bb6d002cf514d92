package io.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** All stories of the page, in Chromium, on one Payara Micro. */
class BrowserIT
        implements TalkStory,
                LossStory,
                WayInStory,
                FallbackStory,
                AnnouncementsPageStory,
                CrossOriginStory,
                LoginPageStory {

    /** Longer than the page's longest pause between two attempts to connect, on a machine with other work to do. */
    private static final double PATIENCE_MS = 45_000;

    private static Stage stage;

    @BeforeAll
    static void set_the_stage() {
        setDefaultAssertionTimeout(PATIENCE_MS);
        stage = Stage.set();
    }

    @AfterAll
    static void leave() {
        if (stage != null) {
            stage.close();
        }
    }

    @AfterEach
    void clear_the_stage() {
        stage.clear();
    }

    @Override
    public Stage stage() {
        return stage;
    }
}
