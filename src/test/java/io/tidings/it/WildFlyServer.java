package io.tidings.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A WildFly of a test's own: the one that Maven has provisioned in {@code target/wildfly}, or one as downloaded, which it
 * has unpacked in {@code target/wildfly-full}. Both stay as they are: each server has a base folder of its own, with the WAR
 * in it.
 */
public final class WildFlyServer extends ServerProcess {

    private static final Path OURS = Path.of("wildfly-config");

    /** What is in {@code target}, and how it starts. */
    private enum Distribution {
        PROVISIONED("wildfly", "server.args"),
        FULL("wildfly-full", "full.args");

        private final String folder;
        private final String arguments;

        Distribution(String folder, String arguments) {
            this.folder = folder;
            this.arguments = arguments;
        }
    }

    private Path arguments;

    /** For those who administrate one as downloaded. */
    private final int managementPort = freePort();

    private WildFlyServer(Map<String, String> stronger, WebArchive war, List<Path> neighbours) {
        this(Distribution.PROVISIONED, CONFIGURATION, stronger, war, neighbours);
    }

    private WildFlyServer(
            Distribution distribution, Path file, Map<String, String> stronger, WebArchive war, List<Path> neighbours) {
        super(distribution.folder, file, stronger);
        this.arguments = OURS.resolve(distribution.arguments);
        try {
            Files.createDirectories(home.resolve("deployments"));
            copy(Path.of("target", distribution.folder, "standalone", "configuration"), home.resolve("configuration"));
            copy(OURS, home.resolve("configuration"));
            war.as(ZipExporter.class)
                    .exportTo(home.resolve("deployments").resolve(war.getName()).toFile());
            for (Path neighbour : neighbours) {
                Files.copy(neighbour, home.resolve("deployments").resolve(neighbour.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server on a free port, with {@code it.properties} and what is given here, which is stronger. */
    static WildFlyServer start(Map<String, String> stronger) {
        return start(stronger, List.of());
    }

    /** The same, with other WARs beside Tidings. */
    static WildFlyServer startWith(List<Path> neighbours) {
        return start(Map.of(), neighbours);
    }

    /** The same with this file of properties, and with what is given here, which is stronger; the WARs have Faces pages. */
    public static WildFlyServer startWith(Path file, Map<String, String> stronger, List<Path> neighbours) {
        insistOn("jakarta/faces");
        var server = new WildFlyServer(Distribution.PROVISIONED, file, stronger, BuiltWar.asBuilt(), neighbours);
        server.start();
        return server;
    }

    private static WildFlyServer start(Map<String, String> stronger, List<Path> neighbours) {
        var server = new WildFlyServer(stronger, BuiltWar.asBuilt(), neighbours);
        server.start();
        return server;
    }

    /** Starts a WildFly as downloaded on a free port, with other WARs beside Tidings. */
    static WildFlyServer startFull(Map<String, String> stronger, List<Path> neighbours) {
        return startFull(stronger, BuiltWar.asBuilt(), neighbours);
    }

    /** The same with this WAR in place of that of Tidings. */
    static WildFlyServer startFullWith(WebArchive war) {
        return startFull(Map.of(), war, List.of());
    }

    /** Its own configuration of the log is stronger than our file, so what that says has to be said there again. */
    private static WildFlyServer startFull(Map<String, String> stronger, WebArchive war, List<Path> neighbours) {
        var server = new WildFlyServer(Distribution.FULL, CONFIGURATION, stronger, war, neighbours);
        server.configure(
                "(<root-logger>)", "<logger category=\"io.undertow.request.io\"><level name=\"OFF\"/></logger>$1");
        server.configure("<named-formatter name=\"COLOR-PATTERN\"/>", "<named-formatter name=\"LINE\"/>");
        server.configure(
                "(<formatter name=\"PATTERN\">)",
                "<formatter name=\"LINE\"><pattern-formatter"
                        + " pattern=\"%d{yyyy-MM-dd HH:mm:ss.SSS} %-7p %c: %s%e%n\"/></formatter>$1");
        server.start();
        return server;
    }

    /** Starts a server that can be reached by TLS as well, as a WildFly that was downloaded. */
    static WildFlyServer startWithTls() {
        var server = new WildFlyServer(Map.of(), BuiltWar.asBuilt(), List.of());
        server.configure(
                "(<http-listener [^>]*/>)",
                "$1<https-listener name=\"https\" socket-binding=\"https\" ssl-context=\"applicationSSC\"/>");
        server.start();
        return server;
    }

    /** Starts a server with the application of {@link ShopServer}, on the database that WildFly brings along. */
    static WildFlyServer startShop() {
        var server = new WildFlyServer(ShopServer.SETTINGS, ShopServer.warForWildFly(), List.of());
        insistOn("com/h2database");
        server.configure(
                "<subsystem xmlns=\"(urn:jboss:domain:naming:[0-9.]+)\"/>",
                "<subsystem xmlns=\"$1\"><bindings><lookup name=\"java:/jdbc/shop\""
                        + " lookup=\"java:jboss/datasources/ExampleDS\"/></bindings></subsystem>");
        server.start();
        return server;
    }

    /** The same on PostgreSQL, whose driver is a module of this server's own. */
    static WildFlyServer startShopOn(Postgres postgres) {
        Map<String, String> settings = new TreeMap<>(ShopServer.SETTINGS);
        settings.put("tidings.outbox.data_source", "java:/jdbc/shop");
        // so rarely that what comes at once came by a notification
        settings.put("tidings.outbox.poll_interval", "1h");
        var server = new WildFlyServer(settings, ShopServer.warForWildFly(), List.of());
        Path shop = Path.of("src", "test", "resources", "shop");
        Path modules = server.home.resolve("modules");
        Path module = modules.resolve("org").resolve("postgresql").resolve("main");
        try {
            Files.createDirectories(module);
            Files.copy(ShopServer.driver(), module.resolve("postgresql.jar"));
            Files.copy(shop.resolve("driver-module.xml"), module.resolve("module.xml"));
            String pool = Files.readString(shop.resolve("datasource-wildfly.xml"))
                    .replace("${database.port}", Integer.toString(postgres.port()));
            server.configure("(<drivers>)", pool + "$1<driver name=\"postgresql\" module=\"org.postgresql\"/>");
            server.arguments = server.home.resolve("server.args");
            Files.writeString(
                    server.arguments,
                    Files.readString(OURS.resolve("server.args")).replace("-mp ", "-mp " + modules + ":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        return server;
    }

    private static void insistOn(String module) {
        Path there = Path.of("target", "wildfly", "modules", "system", "layers", "base", module);
        if (!Files.exists(there)) {
            throw new AssertionError("target/wildfly is that of an earlier build, without " + module + ": remove it");
        }
    }

    /** Replaces what the pattern fits in the configuration of this server. */
    private void configure(String pattern, String replacement) {
        Path file = home.resolve("configuration").resolve("standalone.xml");
        try {
            String before = Files.readString(file);
            String after = before.replaceFirst(pattern, replacement);
            if (after.equals(before)) {
                throw new AssertionError("nothing in " + file + " fits " + pattern);
            }
            Files.writeString(file, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    List<String> command() {
        Path base = home.toAbsolutePath();
        return List.of(
                java(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // half the processor time of a start
                "-Djava.io.tmpdir=" + base.resolve("tmp"),
                "-Djboss.server.base.dir=" + base,
                "-Dlogging.configuration="
                        + base.resolve("configuration")
                                .resolve("logging.properties")
                                .toUri(),
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + tlsPort,
                "-Djboss.management.http.port=" + managementPort,
                "@" + arguments,
                "-P",
                properties.toString());
    }

    @Override
    boolean isUp(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains(" started in ") || line.contains("started (with errors)"));
    }

    /** Undertow closes the WebSockets that it knows of with 1008, as RFC 6455 section 7.4.1 has it. */
    @Override
    boolean closesSessionsItself() {
        return true;
    }

    @Override
    boolean hasLoaded(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("Registered web context: '/'"));
    }
}
