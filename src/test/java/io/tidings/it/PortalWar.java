package io.tidings.it;

import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WARs of {@link io.tidings.it.portal}. */
final class PortalWar {

    private PortalWar() {}

    /** A portal with the classes of Tidings, and the libraries that these need, among its own. */
    static WebArchive embedding() {
        return embedding("portal.war")
                .addPackage("io.tidings.it.portal")
                .setWebXML("portal/web.xml")
                .addAsWebInfResource("portal/jboss-web.xml", "jboss-web.xml")
                .addAsWebResource("portal/notice.xhtml", "notice.xhtml")
                .addAsResource("portal/digest.xml", "META-INF/batch-jobs/digest.xml");
    }

    /** The same as a file. */
    static Path embeddingFile() {
        return exported(embedding());
    }

    private static WebArchive embedding(String name) {
        return withTidings(
                ShrinkWrap.create(WebArchive.class, name).addAsWebInfResource("portal/beans.xml", "beans.xml"));
    }

    /** The WAR with the classes of Tidings and their libraries in it. */
    static WebArchive withTidings(WebArchive war) {
        return war.addAsLibraries(Path.of("target", "tidings-classes.jar").toFile())
                .merge(BuiltWar.asBuilt(), Filters.include("/WEB-INF/lib/.*"));
    }

    /** A portal that embeds Tidings too, and cannot be deployed. */
    static Path mistaken() {
        return exported(embedding("mistaken.war").addPackage("io.tidings.it.mistaken"));
    }

    /** A portal without anything of Tidings, for a server that has Tidings besides. */
    static Path neighbour() {
        return exported(ShrinkWrap.create(WebArchive.class, "neighbour.war").addPackage("io.tidings.it.neighbour"));
    }

    static Path exported(WebArchive war) {
        File file = BuiltWar.directory().resolve(war.getName()).toFile();
        war.as(ZipExporter.class).exportTo(file, true);
        return file.toPath();
    }
}
