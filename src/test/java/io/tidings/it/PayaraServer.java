package io.tidings.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Payara Server of a test's own. Maven has unpacked it in {@code target/payara-server}, which stays as it is: each server
 * is a domain of its own, made by asadmin, and the WAR is deployed in it at the first start.
 */
final class PayaraServer extends ServerProcess {

    private static final Path ASADMIN = Path.of("target", "payara-server", "bin", "asadmin");
    private static final Path CONFIG = Path.of("payara-config");
    private static final Path TIDINGS = Path.of("target", "tidings.war");

    private final Path war;
    private final List<Path> neighbours;
    private boolean deployed;

    private PayaraServer(Map<String, String> stronger, Path war, List<Path> neighbours) {
        super("payara-server", CONFIGURATION, stronger);
        this.war = war;
        this.neighbours = neighbours;
        asadmin(
                "--user",
                "admin",
                "create-domain",
                "--nopassword",
                "--savelogin=false",
                "--domaindir",
                domains().toString(),
                "--adminport",
                Integer.toString(freePort()),
                "--instanceport",
                Integer.toString(port),
                "--domainproperties",
                otherPorts(),
                "tidings");
    }

    /** Starts a server on a free port, with {@code it.properties} and what is given here, which is stronger. */
    static PayaraServer start(Map<String, String> stronger, List<Path> neighbours) {
        return start(new PayaraServer(stronger, TIDINGS, neighbours));
    }

    /** The same with this WAR in place of that of Tidings. */
    static PayaraServer startWith(Path war) {
        return start(new PayaraServer(Map.of(), war, List.of()));
    }

    private static PayaraServer start(PayaraServer server) {
        server.start();
        return server;
    }

    /** None of them the default, which another server may have. */
    private String otherPorts() {
        return "http.ssl.port=" + tlsPort
                + Stream.of(
                                "domain.jmxPort",
                                "jms.port",
                                "orb.listener.port",
                                "orb.ssl.port",
                                "orb.mutualauth.port",
                                "osgi.shell.telnet.port",
                                "java.debugger.port")
                        .map(name -> ":" + name + "=" + freePort())
                        .collect(Collectors.joining());
    }

    /** The application's: that of its file. */
    private String name() {
        return war.getFileName().toString().replace(".war", "");
    }

    private Path domains() {
        return home.toAbsolutePath();
    }

    private static List<String> asadmin(String... arguments) {
        var command = new ArrayList<>(List.of("env", "AS_JAVA=" + System.getProperty("java.home"), "sh"));
        command.add(ASADMIN.toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /**
     * What asadmin would run: of two processes, the second would outlive the first. It prints an argument of the command in
     * each line, {@code -cp} the first after the path of java, and an empty line.
     */
    @Override
    List<String> command() {
        var dump = asadmin(
                "start-domain",
                "--dry-run",
                "--domaindir",
                domains().toString(),
                "--prebootcommandfile",
                CONFIG.resolve("server-pre-boot.asadmin").toAbsolutePath().toString(),
                "--postbootcommandfile",
                postBoot().toAbsolutePath().toString(),
                "tidings");
        var command = new ArrayList<>(List.of(
                java(),
                "-XX:TieredStopAtLevel=1", // half the processor time of a start
                "-Dpayara.address=127.0.0.1",
                "-Djava.io.tmpdir=" + home.resolve("tmp").toAbsolutePath(),
                "-Djava.util.logging.config.file=" + CONFIG.resolve("logging.properties"),
                "@" + propertiesAsArguments()));
        dump.stream()
                .dropWhile(line -> !line.equals("-cp"))
                .takeWhile(line -> !line.isBlank())
                .forEach(command::add);
        return command;
    }

    /** A domain remembers its users and what is deployed. */
    private Path postBoot() {
        var commands = new ArrayList<String>();
        try {
            if (!deployed) {
                commands.addAll(Files.readAllLines(CONFIG.resolve("development.asadmin")));
                neighbours.forEach(neighbour -> commands.add("deploy " + neighbour));
                // that of Tidings says itself where it is
                commands.add("deploy " + (war.equals(TIDINGS) ? "" : "--contextroot / ") + war);
            }
            deployed = true;
            return Files.write(home.resolve("post-boot.asadmin"), commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    boolean isUp(List<String> lines) {
        return hasLoaded(lines) || lines.stream().anyMatch(line -> line.contains("Exception while loading the app"));
    }

    @Override
    boolean hasLoaded(List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("Loading application [" + name() + "]"));
    }
}
