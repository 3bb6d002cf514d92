package io.tidings;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Holds the code to the map in the root {@code package-info.java}. A package that is still empty passes. */
@AnalyzeClasses(packages = "io.tidings", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** Which of our packages a package may import, besides itself and {@code config}. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("protocol", Set.of()),
            Map.entry("codec", Set.of("protocol")),
            Map.entry("hub", Set.of("codec", "protocol")),
            Map.entry("broker", Set.of("hub", "codec", "protocol")),
            Map.entry("backend", Set.of("hub", "codec", "protocol")),
            Map.entry("observability", Set.of("hub", "codec", "protocol")),
            Map.entry("security", Set.of("hub", "codec", "protocol")),
            Map.entry("websocket", Set.of("security", "hub", "codec", "protocol")),
            Map.entry("http", Set.of("security", "hub", "codec", "protocol")),
            Map.entry("api", Set.of("security", "hub", "codec", "protocol")),
            Map.entry("ingest", Set.of("security", "hub", "codec", "protocol")),
            Map.entry("demo", Set.of("api")),
            Map.entry("config", Set.of())));

    /** The composition root, which starts with the web application. */
    private static final String ROOT = "";

    /** Outside APIs, and the packages that may use them. */
    private static final Map<String, Set<String>> HOMES = new TreeMap<>(Map.ofEntries(
            Map.entry("jakarta.websocket..", Set.of("websocket")),
            Map.entry("org.glassfish.tyrus..", Set.of("websocket")),
            Map.entry("org.glassfish.grizzly..", Set.of("websocket", "http")),
            Map.entry("io.undertow..", Set.of("websocket")),
            Map.entry("jakarta.ws.rs..", Set.of()),
            Map.entry("jakarta.servlet..", Set.of("http", "websocket", "security", "observability", ROOT)),
            Map.entry("com.fasterxml.jackson..", Set.of("codec")),
            Map.entry("com.google.protobuf..", Set.of("codec")),
            Map.entry("org.msgpack..", Set.of("codec")),
            Map.entry("jakarta.json..", Set.of("codec", "api", "http", "ingest", "demo")),
            Map.entry("jakarta.transaction..", Set.of("api", "ingest")),
            Map.entry("javax.management..", Set.of("api")),
            Map.entry("dev.failsafe..", Set.of("ingest", "backend")),
            Map.entry("org.postgresql..", Set.of("ingest")),
            Map.entry("javax.sql..", Set.of("ingest")),
            Map.entry("com.nimbusds..", Set.of("security")),
            Map.entry("com.google.re2j..", Set.of("config", "security")),
            Map.entry("org.eclipse.microprofile.config..", Set.of("config")),
            Map.entry("org.eclipse.microprofile.metrics..", Set.of("observability")),
            Map.entry("io.prometheus..", Set.of("observability"))));

    private static final String[] CDI = {"jakarta.enterprise..", "jakarta.inject..", "jakarta.interceptor.."};

    @ArchTest
    void every_package_is_on_the_map_and_follows_its_arrows(JavaClasses code) {
        classes()
                .that(resideInAPackage("io.tidings.."))
                .should()
                .resideInAnyPackage(Stream.concat(
                                Stream.of("io.tidings"),
                                ARROWS.keySet().stream().map(ArchitectureTest::ours))
                        .toArray(String[]::new))
                .check(code);
        ARROWS.forEach((name, allowed) -> {
            var forbidden = resideInAPackage("io.tidings..")
                    .and(not(resideInAnyPackage(Stream.concat(allowed.stream(), Stream.of(name, "config"))
                            .map(ArchitectureTest::ours)
                            .toArray(String[]::new))));
            noClasses()
                    .that()
                    .resideInAPackage(ours(name))
                    .should()
                    .dependOnClassesThat(forbidden)
                    .as("%s may import only %s"
                            .formatted(
                                    name,
                                    Stream.concat(allowed.stream(), Stream.of("config"))
                                            .sorted()
                                            .collect(joining(", "))))
                    .allowEmptyShould(true)
                    .check(code);
        });
    }

    @ArchTest
    void every_outside_api_has_one_home(JavaClasses code) {
        HOMES.forEach((api, homes) -> noClasses()
                .that(resideInAPackage("io.tidings..").and(not(livesIn(homes))))
                .should()
                .dependOnClassesThat(resideInAPackage(api))
                .as("only %s may use %s".formatted(homes, api))
                .check(code));
    }

    @ArchTest
    static final ArchRule classes_made_with_new_know_no_cdi = noClasses()
            .that()
            .resideInAnyPackage(ours("protocol"), ours("codec"), ours("hub"), ours("broker"), ours("config"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CDI)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_hub_is_plain_java = classes()
            .that()
            .resideInAnyPackage(ours("hub"), ours("protocol"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.google.errorprone.annotations..", "io.tidings..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("io.tidings.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_of_java_ee_is_left = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("javax..")
                    .and(not(resideInAnyPackage(
                            "javax.crypto..",
                            "javax.management..",
                            "javax.net..",
                            "javax.naming..",
                            "javax.security..",
                            "javax.sql.."))))
            .allowEmptyShould(true);

    @ArchTest
    void names_say_what_a_class_is(JavaClasses code) {
        List.of("Impl", "Manager", "Util", "Utils", "Service", "Helper")
                .forEach(suffix -> noClasses()
                        .should()
                        .haveSimpleNameEndingWith(suffix)
                        .allowEmptyShould(true)
                        .check(code));
    }

    private static String ours(String name) {
        return name.equals(ROOT) ? "io.tidings" : "io.tidings." + name + "..";
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> livesIn(Set<String> names) {
        return resideInAnyPackage(names.stream().map(ArchitectureTest::ours).toArray(String[]::new));
    }
}
