package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidings.config.OidcConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** An identity provider over HTTP that says what a test wants, wrong things too. */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "tidings";
    static final String SECRET = "a secret: 100 %, and more than thirty-two bytes";
    static final String BACK = "https://hub.example.com/api/oidc/callback";

    /** One for all: making one takes a second. */
    static final RSAKey KEY = key("its");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** What was sent to the token endpoint, with the header {@code Authorization} under its name. */
    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    /** What the token endpoint answers. */
    volatile int status = 200;

    volatile String answer = "{\"access_token\":\"x\"}";

    /** Held until a test lets go. */
    volatile CountDownLatch held = new CountDownLatch(0);

    /** Weighs more than what it would say of itself. */
    volatile Map<String, Object> saysOfItself = Map.of();

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI issuer() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/realm");
    }

    OidcConfig config() {
        return new OidcConfig(
                issuer(), CLIENT, SECRET, "profile", "sub", "realm.roles", null, null, Duration.ofMinutes(5));
    }

    /** Us, asking in the caller's own thread. */
    RelyingParty party() {
        return RelyingParty.of(config(), issuer(), Duration.ZERO, Runnable::run, Configs.CLOCK);
    }

    /** The claims of a good token; a test may change them. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer().toString());
        claims.put("aud", CLIENT);
        claims.put("sub", "anna");
        claims.put("iat", Configs.NOW);
        claims.put("exp", Configs.NOW + 300);
        claims.put("realm", Map.of("roles", List.of("member")));
        claims.put("sid", "s1");
        return claims;
    }

    /** A token with this nonce and claims that are good but for this change. */
    String idToken(String nonce, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = claims();
        claims.put("nonce", nonce);
        change.accept(claims);
        return signed(claims);
    }

    static String signed(Map<String, Object> claims) {
        return SignedTokens.of(KEY, JWSAlgorithm.RS256, JSONObjectUtils.toJSONString(claims));
    }

    /** From now on the token endpoint gives these. */
    void gives(String idToken, String refreshToken) {
        status = 200;
        answer = JSONObjectUtils.toJSONString(Map.of(
                "token_type", "Bearer", "access_token", "x", "id_token", idToken, "refresh_token", refreshToken));
    }

    void refuses(int with, String error) {
        status = with;
        answer = "{\"error\":\"" + error + "\"}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body;
        int code = 200;
        if (path.equals("/realm/.well-known/openid-configuration")) {
            body = description().getBytes(UTF_8);
        } else if (path.equals("/keys")) {
            body = new JWKSet(KEY).toString(true).getBytes(UTF_8);
        } else {
            Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            form.put(
                    "Authorization", String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            asked.add(form);
            await();
            code = status;
            body = answer.getBytes(UTF_8);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String description() {
        String base = "http://localhost:" + server.getAddress().getPort();
        Map<String, Object> description = new HashMap<>();
        description.put("issuer", issuer().toString());
        description.put("authorization_endpoint", base + "/login?theme=dark");
        description.put("token_endpoint", base + "/token");
        description.put("jwks_uri", base + "/keys");
        description.put("end_session_endpoint", base + "/logout");
        description.putAll(saysOfItself);
        return JSONObjectUtils.toJSONString(description);
    }

    /** The parameters of a query or a form. */
    static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String each : text.split("&")) {
            int equals = each.indexOf('=');
            form.put(each.substring(0, equals), URLDecoder.decode(each.substring(equals + 1), UTF_8));
        }
        return form;
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
