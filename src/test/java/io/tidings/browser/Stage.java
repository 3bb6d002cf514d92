package io.tidings.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.it.CuttableProxy;
import io.tidings.it.MicroServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/**
 * Where the stories are told: one server, set up as bin/serve does it but for the origins it allows, one browser, a cable,
 * and two sites of other people. For one thread.
 */
final class Stage implements AutoCloseable {

    private static final Path WAR = Path.of("target", "tidings.war");
    private static final Path DEVELOPMENT = Path.of("payara-config", "development.properties");

    private final Chromium chromium;
    private final MicroServer server;
    private final CuttableProxy cable;
    private final ForeignSite friend;
    private final ForeignSite stranger = ForeignSite.open();
    private final List<Tab> tabs = new ArrayList<>();

    private Stage(Chromium chromium, MicroServer server, ForeignSite friend) {
        this.chromium = chromium;
        this.server = server;
        this.friend = friend;
        this.cable = CuttableProxy.to(server.base());
    }

    static Stage set() {
        insistOnThePage();
        // First, because it tells at once when it is missing.
        var chromium = Chromium.launch();
        var friend = ForeignSite.open();
        try {
            var origins = Map.of("tidings.client.allowed_origins", friend.near().toString());
            return new Stage(chromium, MicroServer.start(DEVELOPMENT, origins), friend);
        } catch (RuntimeException | Error e) {
            friend.close();
            chromium.close();
            throw e;
        }
    }

    /** A site whose pages the server allows by name. */
    ForeignSite friend() {
        return friend;
    }

    /** A site that the server knows nothing of. */
    ForeignSite stranger() {
        return stranger;
    }

    MicroServer server() {
        return server;
    }

    /** Between the tabs that are opened {@link #byCable()} and the server. */
    CuttableProxy cable() {
        return cable;
    }

    URI direct() {
        return server.base();
    }

    URI byCable() {
        return cable.base();
    }

    /** A browser of a person's own, with nothing in it yet. */
    Tab tab(URI base) {
        return keep(Tab.in(chromium.browser(), base));
    }

    /** Somebody who has entered the room, and sees who is there. */
    Tab enter(String name, String room, URI base) {
        return tab(base).open(room).enterAs(name);
    }

    /** For tabs that are opened by another way, so that they are closed with the others. */
    Tab keep(Tab tab) {
        tabs.add(tab);
        return tab;
    }

    /** Ends a story: everybody leaves, and neither the browser nor the server may have found fault with anything. */
    void clear() {
        var left = List.copyOf(tabs);
        tabs.clear();
        cable.restore();
        left.forEach(Tab::close);
        assertEquals(
                List.of(), left.stream().flatMap(tab -> tab.errors().stream()).toList(), "errors in the browser");
        var complaints =
                server.log().lines().stream().filter(Stage::isComplaint).toList();
        assertEquals(List.of(), complaints, () -> "in " + server.log().file());
    }

    @Override
    public void close() {
        cable.close();
        server.close();
        friend.close();
        stranger.close();
        chromium.close();
    }

    /** An error, or a line of a stack trace. */
    private static boolean isComplaint(String line) {
        return line.contains(" SEVERE ") || line.startsWith("\tat ");
    }

    private static void insistOnThePage() {
        try (var war = new JarFile(WAR.toFile())) {
            if (war.getEntry("index.html") == null) {
                throw new AssertionError(WAR + " holds no page: build it without -Dfrontend.skip=true");
            }
        } catch (IOException e) {
            throw new AssertionError(WAR + " cannot be read: mvn package builds it", e);
        }
    }
}
