package io.tidings.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Somebody who has logged in with an identity provider: a browser, and what is done by the cookie that it has. */
record Visitor(URI base, Browser browser) {

    /** Logs in with the page of an {@link IdentityProvider}. */
    static Visitor loggedIn(URI base, String name) {
        return loggedIn(base, name, "");
    }

    /** With this name of the provider's own session, unless that is empty. */
    static Visitor loggedIn(URI base, String name, String session) {
        Browser browser = Browser.open();
        URI form = browser.get(base).uri();
        HttpResponse<String> back = session.isEmpty()
                ? browser.submit(form, "username", name)
                : browser.submit(form, "username", name, "claims", "{\"sid\":\"" + session + "\"}");
        assertEquals(base, back.uri(), back::body);
        return new Visitor(base, browser);
    }

    String cookies() {
        return browser.cookies();
    }

    /** A WebSocket of a page. */
    JsonClient connected() {
        URI socket = URI.create("ws://" + base.getAuthority() + "/" + HandshakeStory.ENDPOINT);
        var client = JsonClient.with(socket, "Cookie", cookies());
        client.connect("");
        return client;
    }

    /** The same over HTTP. */
    OpenResponse stream() {
        return OpenResponse.to(HttpRequest.newBuilder(base.resolve("connection/http_stream"))
                .header("Content-Type", "application/json")
                .header("Cookie", cookies())
                .POST(BodyPublishers.ofString("{\"id\":1,\"connect\":{}}"))
                .build());
    }

    /** The answer to a request for a ticket: 200 for whom the server knows. */
    HttpResponse<String> ticket() {
        return Http.send("POST", base.resolve("api/ticket"), "", "Cookie", cookies());
    }
}
