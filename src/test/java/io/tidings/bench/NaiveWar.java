package io.tidings.bench;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Packs {@link NaiveEndpoint}; {@code bench/peers/naive/build} runs it with the file to write. */
public final class NaiveWar {

    private NaiveWar() {}

    public static void main(String[] words) {
        var file = Path.of(words[0]).toFile();
        ShrinkWrap.create(WebArchive.class, "naive.war")
                .addClass(NaiveEndpoint.class)
                .as(ZipExporter.class)
                .exportTo(file, true);
    }
}
