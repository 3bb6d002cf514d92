package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.tidings.config.OidcConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Where the provider gives tokens for codes and for refresh tokens (RFC 6749 sections 4.1.3 and 6).
 *
 * <p>Whoever asks waits, but at most five seconds, and at most sixteen wait at a time: for more the provider counts as
 * silent at once, so that one that is slow holds up a few threads and never all. Thread-safe.
 */
final class TokenEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    static final int WAITING = 16;

    /** Bytes; three tokens of some thousand characters. */
    private static final int LARGEST = 1 << 18;

    private static final int CLIENT_ERROR = 400;
    private static final Logger LOG = System.getLogger(TokenEndpoint.class.getName());

    private final OidcConfig config;
    private final Duration patience;
    private final Semaphore places = new Semaphore(WAITING);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    /** What it said. */
    sealed interface Answer {

        /** Either may be empty. */
        record Tokens(String idToken, String refreshToken) implements Answer {
            @Override
            public String toString() {
                return "Tokens";
            }
        }

        /** The code or the refresh token is good no longer. */
        record InvalidGrant() implements Answer {}

        /** Nothing that tells anything; {@code why} for the log. */
        record Silent(String why) implements Answer {}
    }

    TokenEndpoint(OidcConfig config) {
        this(config, PATIENCE);
    }

    TokenEndpoint(OidcConfig config, Duration patience) {
        this.config = config;
        this.patience = patience;
    }

    /** The tokens for a code. */
    Answer exchange(ProviderMetadata provider, String code, String verifier, String redirectUri) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", verifier);
        return ask(provider, form);
    }

    /** New tokens for a login that goes on. */
    Answer refresh(ProviderMetadata provider, String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        return ask(provider, form);
    }

    private Answer ask(ProviderMetadata provider, Map<String, String> form) {
        if (!places.tryAcquire()) {
            return silent("too many wait for it already");
        }
        CompletableFuture<HttpResponse<String>> sent =
                http.sendAsync(request(provider, form), head -> new BoundedText(LARGEST));
        try {
            return answer(sent.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return silent("no answer in " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            return silent(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return silent("interrupted");
        } finally {
            sent.cancel(true);
            places.release();
        }
    }

    private HttpRequest request(ProviderMetadata provider, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(provider.tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        if (!config.clientSecret().isEmpty() && !provider.secretInForm()) {
            // both parts are encoded first: RFC 6749 section 2.3.1
            String both = encoded(config.clientId()) + ":" + encoded(config.clientSecret());
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
        } else {
            form.put("client_id", config.clientId());
            if (!config.clientSecret().isEmpty()) {
                form.put("client_secret", config.clientSecret());
            }
        }
        return request.POST(BodyPublishers.ofString(form(form))).build();
    }

    private static Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        Map<String, Object> json;
        try {
            json = JSONObjectUtils.parse(response.body());
        } catch (ParseException e) {
            return silent("status " + status + ", not JSON");
        }
        if (json == null) {
            return silent("status " + status + ", no answer");
        }
        if (status == HttpURLConnection.HTTP_OK && !text(json, "access_token").isEmpty()) {
            return new Answer.Tokens(text(json, "id_token"), text(json, "refresh_token"));
        }
        // others, such as invalid_client, are this server's fault and not the user's
        boolean over = status >= CLIENT_ERROR && "invalid_grant".equals(text(json, "error"));
        return over ? new Answer.InvalidGrant() : silent("status " + status + ", error " + plain(text(json, "error")));
    }

    private static Answer silent(String why) {
        LOG.log(Level.WARNING, "the identity provider gives no tokens: {0}", why);
        return new Answer.Silent(why);
    }

    private static String text(Map<String, Object> json, String name) {
        return json.get(name) instanceof String text ? text : "";
    }

    /** Error codes are words (RFC 6749 section 5.2); nothing else goes into the log. */
    private static String plain(String error) {
        return error.matches("[a-z_]{1,40}") ? error : "unknown";
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
