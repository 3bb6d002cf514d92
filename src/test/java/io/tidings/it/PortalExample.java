package io.tidings.it;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The two WARs of {@code examples/portal}, put together from its sources as its pom.xml says, but without another Maven. */
public final class PortalExample {

    private static final Path MAIN = Path.of("examples", "portal", "src", "main");
    private static final Path SDK =
            Path.of("src", "main", "frontend", "node_modules", "centrifuge", "dist", "centrifuge.js");

    /** What both ways of it need of Tidings. */
    public static final Path CONFIGURATION =
            MAIN.resolve(Path.of("resources", "META-INF", "microprofile-config.properties"));

    private PortalExample() {}

    /** {@code portal.war} has Tidings in it, {@code portal-beside.war} wants it beside. */
    public static List<Path> wars() {
        Path classes = compiled();
        WebArchive embedded = PortalWar.withTidings(war("portal.war", classes, "beside"));
        return List.of(PortalWar.exported(embedded), PortalWar.exported(war("portal-beside.war", classes, "embedded")));
    }

    private static WebArchive war(String name, Path classes, String without) {
        if (!Files.exists(SDK)) {
            throw new AssertionError(SDK + " is missing: mvn package brings it, without -Dfrontend.skip=true");
        }
        return ShrinkWrap.create(WebArchive.class, name)
                .merge(folder(MAIN.resolve("webapp")))
                .merge(folder(classes), "WEB-INF/classes", Filters.exclude(".*/portal/" + without + "/.*"))
                .addAsResource(CONFIGURATION.toFile(), "META-INF/microprofile-config.properties")
                .addAsWebResource(SDK.toFile(), "live/centrifuge.js");
    }

    private static GenericArchive folder(Path folder) {
        return ShrinkWrap.create(GenericArchive.class)
                .as(ExplodedImporter.class)
                .importDirectory(folder.toFile())
                .as(GenericArchive.class);
    }

    private static Path compiled() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        Path out = BuiltWar.directory().resolve("portal-classes");
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.walk(MAIN.resolve("java"))) {
            Files.createDirectories(out);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH, List.of(Path.of("target", "classes"), jarOf(HttpServlet.class)));
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(file -> file.toString().endsWith(".java")).toList());
            var options = List.of("--release", "17", "-parameters", "-proc:none");
            if (!compiler.getTask(said, files, null, options, null, units).call()) {
                throw new AssertionError(said.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
