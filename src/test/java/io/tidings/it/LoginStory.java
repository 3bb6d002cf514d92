package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The login form, where the container itself knows names and passwords. */
interface LoginStory extends Story {

    @Test
    default void the_form_logs_in_at_the_container_and_leads_to_the_page_that_was_wanted() {
        Browser browser = Browser.open();
        var login = base().resolve("login?target=%2Fannouncements.html%3Fa%3Db");

        HttpResponse<String> form = browser.get(login);
        assertEquals(200, form.statusCode());
        assertEquals("no-store", form.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(form.body().contains("<form class=\"stack\" method=\"post\">"), form::body);
        HttpResponse<String> page = browser.submit(login, "username", "anna", "password", "demo");

        assertEquals(base().resolve("announcements.html?a=b"), page.uri());
        try (var anna = JsonClient.with(socket(HandshakeStory.ENDPOINT), "Cookie", browser.cookies())) {
            anna.connect("");
            browser.submit(base().resolve("logout"));
            assertEndedWithSession(anna);
        }
    }

    @Test
    default void a_wrong_password_leads_back_to_the_form_which_says_so() {
        Browser browser = Browser.thatStays();
        HttpResponse<String> again =
                browser.submit(base().resolve("login?target=%2Fx"), "username", "anna", "password", "wrong");

        assertEquals(303, again.statusCode(), again::body);
        assertEquals(
                "/login?target=%2Fx#wrong",
                again.headers().firstValue("Location").orElse(""));
        var nobody = Http.send("POST", base().resolve("api/ticket"), "", "Cookie", "a=b; " + browser.cookies());
        assertEquals(401, nobody.statusCode(), nobody::body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"})
    default void the_form_leads_to_pages_of_this_server_alone(String target) {
        var login = base().resolve("login?target=" + URLEncoder.encode(target, UTF_8));
        HttpResponse<String> in = Browser.thatStays().submit(login, "username", "anna", "password", "demo");

        assertEquals(303, in.statusCode(), in::body);
        assertEquals("/", in.headers().firstValue("Location").orElse(""));
    }

    @Test
    default void a_form_of_another_site_logs_nobody_in_or_out() {
        for (String path : new String[] {"login", "logout"}) {
            var refused = Http.send(
                    "POST",
                    base().resolve(path),
                    "username=anna&password=demo",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Origin",
                    "https://portal.example.evil.test");
            assertEquals(403, refused.statusCode(), refused::body);
        }
    }

    @Test
    default void what_is_no_login_is_a_clear_refusal() {
        assertEquals(400, Http.send("POST", base().resolve("login"), "").statusCode());
        assertEquals(405, Http.send("PUT", base().resolve("login"), "").statusCode());
        assertEquals(405, Http.send("GET", base().resolve("logout"), "").statusCode());
        assertEquals(
                404, Http.send("GET", base().resolve("api/oidc/callback"), "").statusCode());
        assertEquals(
                404, Http.send("POST", base().resolve("api/oidc/logout"), "").statusCode());
    }
}
