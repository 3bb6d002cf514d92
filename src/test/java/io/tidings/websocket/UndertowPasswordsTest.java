package io.tidings.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tidings.security.PasswordGuard;
import io.tidings.security.Refusal;
import io.undertow.Undertow;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.LoginConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an Undertow of the version that WildFly has, which looks at passwords in front of all filters as that does. */
class UndertowPasswordsTest {

    private final Guard guard = new Guard();
    private final HttpClient http = HttpClient.newHttpClient();
    private DeploymentManager deployment;
    private Undertow undertow;

    /** Remembers what it heard. */
    private static final class Guard implements PasswordGuard {

        private final List<String> wrong = new CopyOnWriteArrayList<>();
        private volatile @Nullable Refusal wait;

        @Override
        public @Nullable Refusal mustWait(HttpServletRequest request) {
            return wait;
        }

        @Override
        public void wrongPassword(HttpServletRequest request) {
            wrong.add(request.getRequestURI());
        }
    }

    /** Says who it is; at {@code /refuses} it answers 401 itself. */
    private static final class Mirror extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(request.getRequestURI().equals("/refuses") ? 401 : 200);
            response.getWriter().print(request.getRemoteUser());
        }
    }

    /** Knows anna. */
    private static final class Anna implements IdentityManager, Account {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Account verify(String id, Credential credential) {
            boolean known = id.equals("anna")
                    && credential instanceof PasswordCredential password
                    && new String(password.getPassword()).equals("demo");
            return known ? this : null;
        }

        @Override
        public Account verify(Account account) {
            return account;
        }

        @Override
        public @Nullable Account verify(Credential credential) {
            return null;
        }

        @Override
        public Principal getPrincipal() {
            return () -> "anna";
        }

        @Override
        public Set<String> getRoles() {
            return Set.of();
        }
    }

    @BeforeEach
    void start() throws ServletException {
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(UndertowPasswordsTest.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("test")
                .addServlet(Servlets.servlet("mirror", Mirror.class).addMapping("/*"))
                .setLoginConfig(new LoginConfig("BASIC", "test"))
                .setIdentityManager(new Anna())
                .addServletContextAttribute(PasswordGuard.ATTRIBUTE, guard)
                .addServletExtension(new UndertowPasswords());
        deployment = Servlets.newContainer().addDeployment(info);
        deployment.deploy();
        undertow = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setIoThreads(1)
                .setHandler(deployment.start())
                .build();
        undertow.start();
    }

    @AfterEach
    void stop() throws ServletException {
        undertow.stop();
        deployment.stop();
        deployment.undeploy();
    }

    private HttpResponse<String> get(String path, String... authorizations) {
        int port = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        for (String each : authorizations) {
            request.header("Authorization", each);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    @Test
    void a_good_password_goes_on_and_is_nothing_to_tell() {
        assertEquals("anna", get("/", basic("anna:demo")).body());
        assertEquals("null", get("/").body());
        assertEquals(List.of(), guard.wrong);
    }

    @Test
    void a_wrong_password_is_told_and_answered_by_the_container() {
        HttpResponse<String> answer = get("/some/where", basic("anna:guess"));
        assertEquals(401, answer.statusCode());
        assertEquals(
                "Basic realm=\"test\"",
                answer.headers().firstValue("WWW-Authenticate").orElse(""));
        assertEquals(List.of("/some/where"), guard.wrong);
    }

    @Test
    void a_wrong_password_beside_another_authorization_is_told_too() {
        assertEquals(401, get("/", "Bearer x", basic("anna:guess")).statusCode());
        assertEquals(List.of("/"), guard.wrong);
    }

    @Test
    void what_is_refused_behind_the_container_is_told_there() {
        assertEquals(401, get("/refuses", basic("anna:demo")).statusCode());
        assertEquals(200, get("/", "Bearer x").statusCode());
        assertEquals(List.of(), guard.wrong);
    }

    @Test
    void while_an_address_has_to_wait_no_password_of_it_is_looked_at_not_even_a_good_one() {
        guard.wait = new Refusal(429, "too many failed logins", "Retry-After", "7");
        HttpResponse<String> answer = get("/", basic("anna:demo"));
        assertEquals(429, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("Retry-After").orElse(""));
        assertEquals(429, get("/", basic("anna:guess")).statusCode());
        assertEquals(List.of(), guard.wrong);
        assertEquals(200, get("/").statusCode(), "who sends no password need not wait");
    }
}
