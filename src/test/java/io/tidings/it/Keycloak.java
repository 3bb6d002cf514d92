package io.tidings.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Keycloak of a test's own, with the realm {@code shop}, in which anna is a member. It forgets everything at its end. */
final class Keycloak implements AutoCloseable {

    /** It builds itself anew at its first start, which takes a minute on a machine of two cores. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final String ADMIN = "admin";

    private final int port = freePort();
    private final Path log = BuiltWar.directory().resolve("keycloak.log");
    private final Thread hook = new Thread(this::kill);
    private Process process;

    URI issuer() {
        return base().resolve("realms/shop");
    }

    private URI base() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Starts it, with the addresses of the two servers that log in with it; returns when it answers. */
    void start(Path home, URI asking, URI told) {
        try {
            Path realm = Files.createDirectories(home.resolve("data").resolve("import"))
                    .resolve("shop.json");
            String text = Files.readString(Path.of("src", "test", "resources", "keycloak", "realm.json"));
            Files.writeString(
                    realm, text.replace("${asking}", asking.toString()).replace("${told}", told.toString()));
            var builder = new ProcessBuilder(
                            "bash",
                            home.resolve("bin").resolve("kc.sh").toString(),
                            "start-dev",
                            "--db=dev-mem",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--import-realm")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
            Runtime.getRuntime().addShutdownHook(hook);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("Keycloak has started, see " + log, START, () -> !process.isAlive() || answers());
        if (!process.isAlive()) {
            throw new AssertionError("Keycloak did not start, see " + log);
        }
    }

    private boolean answers() {
        try {
            return Http.send("GET", URI.create(issuer() + "/.well-known/openid-configuration"), "")
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Fills in the login page that the browser has come to. */
    HttpResponse<String> logIn(Browser browser, HttpResponse<String> page) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("not a login page: " + page.body());
        }
        URI action = URI.create(form.group(1).replace("&amp;", "&"));
        return browser.submit(action, "username", "anna", "password", "demo", "credentialId", "");
    }

    static boolean isLoginPage(HttpResponse<String> page) {
        return page.body().contains("kc-form-login");
    }

    void give(String role) {
        assertEquals(
                204,
                admin("POST", "users/" + anna() + "/role-mappings/realm", "[" + role(role) + "]")
                        .statusCode());
    }

    void take(String role) {
        assertEquals(
                204,
                admin("DELETE", "users/" + anna() + "/role-mappings/realm", "[" + role(role) + "]")
                        .statusCode());
    }

    /** Ends all her sessions, as an administrator does. */
    void logOutAnna() {
        assertEquals(204, admin("POST", "users/" + anna() + "/logout", "").statusCode());
    }

    private String role(String name) {
        return admin("GET", "roles/" + name, "").body();
    }

    private String anna() {
        String users = admin("GET", "users?username=anna&exact=true", "").body();
        try (var reader = Json.createReader(new StringReader(users))) {
            return reader.readArray().getJsonObject(0).getString("id");
        }
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        return Http.send(
                method,
                base().resolve("admin/realms/shop/" + path),
                body,
                "Authorization",
                "Bearer " + adminToken(),
                "Content-Type",
                "application/json");
    }

    private String adminToken() {
        JsonObject answer = JsonClient.read(Http.send(
                        "POST",
                        base().resolve("realms/master/protocol/openid-connect/token"),
                        "grant_type=password&client_id=admin-cli&username=" + ADMIN + "&password="
                                + URLEncoder.encode(ADMIN, UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .body());
        return answer.getString("access_token");
    }

    private void kill() {
        if (process != null) {
            // kc.sh may have become the JVM itself, or may have started it
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        kill();
        try {
            if (process != null && !process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("Keycloak did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
