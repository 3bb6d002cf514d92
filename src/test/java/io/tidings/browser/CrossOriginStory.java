package io.tidings.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a page can do with the login of its reader at the hub: everything if it is the hub's own, much if the hub allows its
 * origin by name, and nothing otherwise. The script is the same for all of them.
 */
interface CrossOriginStory extends Story {

    String LOGIN = """
            async () => (await fetch('/api/session', {
              method: 'POST', headers: { Authorization: 'Basic ' + btoa('anna:demo') } })).status""";

    /** Tries every door, and says of each what it found behind it. */
    String TRY = """
            async ([hub, room]) => {
              const connect = '{"id":1,"connect":{}}';
              const shout = (text) => JSON.stringify({ id: 2, publish: { channel: room, data: text } });
              const request = (path, options) => fetch(hub + path, { credentials: 'include', ...options })
                .then((answer) => answer.type === 'opaque' ? 'sent' : String(answer.status), () => 'blocked');
              const socket = new Promise((done) => {
                const opened = new WebSocket(hub.replace('http', 'ws') + 'connection/websocket');
                opened.onopen = () => opened.send(connect
                  + '\\n' + JSON.stringify({ id: 2, subscribe: { channel: room } })
                  + '\\n' + JSON.stringify({ id: 3, presence: { channel: room } }));
                opened.onmessage = ({ data }) => data.split('\\n').map((line) => JSON.parse(line))
                  .filter(({ id }) => id === 3)
                  .forEach(({ presence }) => {
                    done(Object.values(presence.presence).map(({ user }) => user).join());
                    opened.close();
                  });
                opened.onerror = () => done('refused');
              });
              const events = new Promise((done) => {
                const source = new EventSource(
                  hub + 'connection/sse?cf_connect=' + encodeURIComponent(connect), { withCredentials: true });
                source.onmessage = () => done(source.close() ?? 'read');
                source.onerror = () => done(source.close() ?? 'blocked');
              });
              const picture = new Promise((done) => {
                const image = new Image();
                image.onload = image.onerror = () => done('asked for');
                image.src = hub + 'connection/sse?cf_connect=' + encodeURIComponent(connect + '\\n' + shout('picture'));
              });
              return {
                socket: await socket,
                events: await events,
                picture: await picture,
                ticket: await request('api/ticket', { method: 'POST' }),
                stream: await request('connection/http_stream', { method: 'POST', body: new Blob(['nonsense']) }),
                publish: await request('api/publish', {
                  method: 'POST', mode: 'no-cors', body: new Blob([JSON.stringify({ channel: room, data: 'form' })]) }),
                emulation: await request('emulation', {
                  method: 'POST', mode: 'no-cors', body: new Blob(['{"session":"x","node":"","data":"{}"}']) }),
              };
            }""";

    String LOGOUT = """
            (hub) => fetch(hub + 'api/session', { method: 'DELETE', credentials: 'include' })
              .then((answer) => String(answer.status), () => 'blocked')""";

    /** What everybody has said in the room, as a page of the hub's own sees it. */
    String SAID = """
            (room) => new Promise((done) => {
              const socket = new WebSocket(location.origin.replace('http', 'ws') + '/connection/websocket');
              socket.onopen = () => socket.send('{"id":1,"connect":{}}\\n'
                + JSON.stringify({ id: 2, history: { channel: room, limit: -1 } }));
              socket.onmessage = ({ data }) => data.split('\\n').map((line) => JSON.parse(line))
                .filter(({ id }) => id === 2)
                .forEach(({ history }) => {
                  done((history.publications ?? []).map((each) => each.data).join());
                  socket.close();
                });
            })""";

    /** Does as a page does that its reader was lured to, in a browser where {@code own} has logged in. */
    private Object tryFrom(URI elsewhere, Page own, String room) {
        try (Page page = own.context().newPage()) {
            page.navigate(elsewhere.toString());
            return page.evaluate(TRY, List.of(stage().direct().toString(), room));
        }
    }

    private String logoutFrom(URI elsewhere, Page own) {
        try (Page page = own.context().newPage()) {
            page.navigate(elsewhere.toString());
            return (String) page.evaluate(LOGOUT, stage().direct().toString());
        }
    }

    private Page annaLogsIn() {
        Page own = stage().tab(stage().direct()).page();
        own.navigate("?room=origins");
        assertEquals(204, own.evaluate(LOGIN));
        return own;
    }

    /** Without this the next stories would show nothing: these doors are there, and the login opens them. */
    @Test
    default void a_page_of_the_hub_uses_the_login_of_its_reader() {
        Page own = annaLogsIn();
        assertEquals(
                Map.of(
                        "socket", "anna",
                        "events", "read",
                        "picture", "asked for",
                        "ticket", "200",
                        "stream", "400",
                        "publish", "200",
                        "emulation", "404"),
                tryFrom(stage().direct(), own, "chat:own"));
        // but not by a picture: a GET publishes nothing, whoever asks
        assertEquals("form", own.evaluate(SAID, "chat:own"));
        assertEquals("204", logoutFrom(stage().direct(), own));
    }

    @Test
    default void a_page_of_another_origin_opens_nothing_with_the_login_of_its_reader() {
        Page own = annaLogsIn();
        for (URI elsewhere :
                List.of(stage().stranger().near(), stage().stranger().far())) {
            assertEquals(
                    Map.of(
                            "socket", "refused",
                            "events", "blocked",
                            "picture", "asked for",
                            "ticket", "blocked",
                            "stream", "blocked",
                            "publish", "sent",
                            "emulation", "sent"),
                    tryFrom(elsewhere, own, "chat:lured"),
                    elsewhere.toString());
            assertEquals("blocked", logoutFrom(elsewhere, own));
        }
        assertEquals("", own.evaluate(SAID, "chat:lured"));
        // she is still logged in
        assertEquals("anna", ((Map<?, ?>) tryFrom(stage().direct(), own, "chat:still")).get("socket"));
    }

    @Test
    default void a_page_of_an_origin_that_is_allowed_by_name_connects_with_the_login_of_its_reader() {
        Page own = annaLogsIn();
        var found = (Map<?, ?>) tryFrom(stage().friend().near(), own, "chat:friend");
        assertEquals("anna", found.get("socket"));
        assertEquals("read", found.get("events"));
        assertEquals("200", found.get("ticket"));
        assertEquals("204", logoutFrom(stage().friend().near(), own));
    }
}
