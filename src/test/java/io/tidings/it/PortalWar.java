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
        return ShrinkWrap.create(WebArchive.class, "portal.war")
                .addPackage("io.tidings.it.portal")
                .addAsWebInfResource("portal/beans.xml", "beans.xml")
                .setWebXML("portal/web.xml")
                .addAsWebResource("portal/notice.xhtml", "notice.xhtml")
                .addAsResource("portal/digest.xml", "META-INF/batch-jobs/digest.xml")
                .addAsLibraries(Path.of("target", "tidings-classes.jar").toFile())
                .merge(BuiltWar.asBuilt(), Filters.include("/WEB-INF/lib/.*"));
    }

    /** A portal without anything of Tidings, for a server that has Tidings besides. */
    static Path neighbour() {
        File war = BuiltWar.directory().resolve("neighbour.war").toFile();
        ShrinkWrap.create(WebArchive.class, war.getName())
                .addPackage("io.tidings.it.neighbour")
                .as(ZipExporter.class)
                .exportTo(war, true);
        return war.toPath();
    }
}
