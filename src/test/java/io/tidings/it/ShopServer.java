package io.tidings.it;

import io.tidings.shop.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.postgresql.Driver;

/** A Payara Micro with the WAR of Tidings, an application in it, and the application's database. */
final class ShopServer extends ServerProcess {

    /** What the shop needs, on whatever server. */
    static final Map<String, String> SETTINGS = Map.of(
            "tidings.channel.namespaces", "chat,news,public,asking,closed,prices,desk,orders",
            "tidings.channel.namespaces.orders.history_size", "100",
            "tidings.channel.namespaces.orders.history_ttl", "300s",
            "tidings.channel.namespaces.orders.force_recovery", "true",
            "tidings.channel.namespaces.orders.allow_subscribe_for_client", "true",
            "tidings.channel.namespaces.orders.allow_history_for_subscriber", "true",
            "tidings.outbox.enabled", "true",
            "tidings.outbox.create_table", "true");

    /** As {@code payara-config/postgresql.asadmin} has it. */
    private static final String BATCH = "set-batch-runtime-configuration --datasourcelookupname jdbc/shop"
            + " --executorservicelookupname concurrent/__defaultManagedExecutorService";

    private final List<String> options = new ArrayList<>();
    private final List<String> jvm = new ArrayList<>();

    private ShopServer(String name, Map<String, String> settings, List<String> commands) {
        super(name, CONFIGURATION, merged(settings));
        try {
            Files.createDirectories(home);
            war().as(ZipExporter.class).exportTo(home.resolve("tidings.war").toFile(), true);
            String args = Files.readString(Path.of("payara-config", "micro.args"));
            Files.writeString(
                    home.resolve("micro.args"),
                    args.replace(
                            "target/tidings.war", home.resolve("tidings.war").toString()));
            Files.write(home.resolve("post-boot.asadmin"), commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On PostgreSQL, with the pool that {@code payara-config/postgresql.asadmin} makes. */
    static ShopServer on(Postgres postgres, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("tidings.outbox.data_source", "jdbc/shop");
        var server = new ShopServer("shop-postgres", all, lines(Path.of("payara-config", "postgresql.asadmin")));
        server.options.addAll(List.of("--addlibs", driver().toString()));
        Map.of("host", "localhost", "name", "postgres", "user", "postgres", "password", "postgres")
                .forEach((name, value) -> server.jvm.add("-Ddatabase." + name + "=" + value));
        server.jvm.add("-Ddatabase.port=" + postgres.port());
        server.start();
        return server;
    }

    /** On the database that the server brings along, whose files stay when the server dies. */
    static ShopServer onDefaultDatabase() {
        var server = new ShopServer(
                "shop-h2", Map.of(), List.of("create-jdbc-resource --connectionpoolid H2Pool jdbc/shop", BATCH));
        server.options.addAll(List.of("--rootdir", server.home.resolve("root").toString()));
        server.start();
        return server;
    }

    private static Map<String, String> merged(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        return all;
    }

    /** Tidings and the shop in one WAR. */
    static WebArchive war() {
        return BuiltWar.asBuilt()
                .addPackage(Shop.class.getPackage())
                .addAsResource("shop/orders.xml", "META-INF/batch-jobs/orders.xml");
    }

    /** The same, where a lookup of {@code jdbc/shop} means a name of the application's own. */
    static WebArchive warForWildFly() {
        try {
            String application = Files.readString(Path.of("src", "main", "webapp", "WEB-INF", "web.xml"));
            String reference = Files.readString(Path.of("src", "test", "resources", "shop", "resource-ref.xml"));
            return war().setWebXML(new StringAsset(application.replace("</web-app>", reference + "</web-app>")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL's. */
    static Path driver() {
        try {
            return Path.of(Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // half the processor time of a start
                "-Dpayara.address=127.0.0.1",
                "-Djava.io.tmpdir=" + home.resolve("tmp").toAbsolutePath()));
        command.addAll(jvm);
        command.addAll(List.of(
                "@" + home.resolve("micro.args"),
                "--port",
                Integer.toString(port),
                "--systemproperties",
                properties.toString(),
                "--postbootcommandfile",
                home.resolve("post-boot.asadmin").toString()));
        command.addAll(options);
        return command;
    }

    @Override
    boolean isUp(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains(" ready in "));
    }

    @Override
    boolean hasLoaded(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("Loading application [tidings]"));
    }
}
