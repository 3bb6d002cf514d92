package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Faces page's form as a browser sends it back: with its hidden state, its fields and the button that was pressed. */
record FacesForm(String cookie, String body) {

    private static final Pattern STATE = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");

    static FacesForm read(HttpResponse<String> page) {
        Matcher state = STATE.matcher(page.body());
        if (!state.find()) {
            throw new AssertionError("no form in " + page.body());
        }
        String cookie = page.headers()
                .firstValue("Set-Cookie")
                .map(set -> set.split(";", 2)[0])
                .orElse("");
        return new FacesForm(cookie, "notice=notice").with("jakarta.faces.ViewState", state.group(1));
    }

    FacesForm with(String field, String value) {
        return new FacesForm(
                cookie, body + "&" + URLEncoder.encode(field, UTF_8) + "=" + URLEncoder.encode(value, UTF_8));
    }

    /** The body of the request. */
    String pressing(String button) {
        return with(button, "pressed").body;
    }
}
