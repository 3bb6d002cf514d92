package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;

/** What a browser does of itself when its reader opens pages and submits forms: keeps cookies, and goes where it is sent. */
final class Browser {

    private final CookieManager cookies = new CookieManager(null, Browser::trusts);
    private final HttpClient http;

    /** To a browser this machine is as good as TLS, and so it sends secure cookies there; the JDK does not. */
    private static boolean trusts(URI server, HttpCookie cookie) {
        cookie.setSecure(false);
        return true;
    }

    private Browser(Redirect redirect) {
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(redirect)
                .connectTimeout(JsonClient.PATIENCE)
                .build();
    }

    static Browser open() {
        return new Browser(Redirect.NORMAL);
    }

    /** One that shows where it is sent, and stays. */
    static Browser thatStays() {
        return new Browser(Redirect.NEVER);
    }

    /** Opens a page; the answer is that of the last page it was sent to. */
    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).header("Accept", "text/html,*/*;q=0.8"));
    }

    /** Submits a form; names and values in turn. */
    HttpResponse<String> submit(URI address, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], UTF_8));
        }
        return send(HttpRequest.newBuilder(address)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(JsonClient.PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The header that its next request brings; empty if it has no cookie. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Has this cookie of the server from now on, as if somebody had slipped it in; {@code name=value}. */
    void keep(URI server, String cookie) {
        int end = cookie.indexOf('=');
        var slipped = new HttpCookie(cookie.substring(0, end), cookie.substring(end + 1));
        slipped.setPath("/");
        slipped.setVersion(0);
        // how the JDK calls a host without dots, so that the server can replace it
        slipped.setDomain(server.getHost() + ".local");
        cookies.getCookieStore().add(server, slipped);
    }
}
