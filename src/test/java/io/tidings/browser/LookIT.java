package io.tidings.browser;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An inspection that finds nothing is worth something only if it finds what is there. */
class LookIT {

    private static final String GOOD = "<!doctype html><html lang=en><title>t</title><main><h1>Hello</h1>%s</main>";

    private static Chromium chromium;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void it_objects_to_a_picture_without_words_and_to_pale_text_and_to_what_sticks_out() {
        try (var page = chromium.browser().newPage()) {
            Look.PHONE_DARK.inspect(showing(page, ""), "nothing-wrong");
            objects(showing(page, "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"), "alternative text");
            objects(showing(page, "<p style='color: #ddd; background: #fff'>Can you read this?</p>"), "contrast");
            objects(showing(page, "<div style='width: 500px'>wide</div>"), "sideways");
        }
    }

    private static Page showing(Page page, String html) {
        page.setContent(GOOD.formatted(html));
        return page;
    }

    private static void objects(Page page, String toWhat) {
        var objection = assertThrows(AssertionError.class, () -> Look.PHONE_LIGHT.inspect(page, "something-wrong"));
        assertTrue(objection.getMessage().contains(toWhat), objection::getMessage);
    }
}
