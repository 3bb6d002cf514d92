package io.tidings.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {

    private static final String VARIABLE = "TIDINGS_CLIENT_TOKEN_HMAC_SECRET_KEY";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Map<String, String> environment;

    @BeforeEach
    void a_secret_in_the_environment() {
        environment = Map.of(VARIABLE, "from the environment");
    }

    @Test
    void prints_a_connection_token_and_nothing_else() {
        assertEquals(0, run("--user", "anna"));

        String token = printed().substring(0, printed().indexOf(System.lineSeparator()));
        assertEquals(token + System.lineSeparator(), printed());
        assertEquals(
                "{\"sub\":\"anna\",\"iat\":1800000000,\"exp\":1800003600}", Jwt.claims(token, "from the environment"));
        assertEquals("", complaint());
    }

    @Test
    void prints_a_subscription_token_for_a_channel() {
        assertClaims(
                "{\"sub\":\"anna\",\"iat\":1800000000,\"exp\":1800005400,\"channel\":\"chat:lobby\",\"info\":{\"a\": 1.0}}",
                "--user=anna",
                "--channel",
                "chat:lobby",
                "--ttl=1h30m",
                "--info",
                "{\"a\": 1.0}");
    }

    @Test
    void server_side_channels_are_separated_by_commas() {
        assertClaims(
                "{\"sub\":\"anna\",\"iat\":1800000000,\"channels\":[\"a\",\"chat:b\"]}",
                "--user",
                "anna",
                "--subs",
                "a, chat:b,",
                "--ttl",
                "0");
    }

    @Test
    void an_anonymous_user_has_to_be_asked_for() {
        assertClaims("{\"iat\":1800000000}", "--user", "", "--ttl", "0");
        assertComplaint("--user is missing (--user \"\" for an anonymous user)", "--ttl", "0");
    }

    @Test
    void a_value_may_hold_equals_signs_and_dashes() {
        assertClaims("{\"sub\":\"--a=b\",\"iat\":1800000000}", "--user", "--a=b", "--ttl", "0");
        assertClaims("{\"sub\":\"a=b\",\"iat\":1800000000}", "--user=a=b", "--ttl", "0");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "15m, 900", "1h, 3600", "720h, 2592000", "1h30m15s, 5415"})
    void durations_are_those_of_the_configuration(String ttl, long seconds) {
        assertClaims(
                "{\"sub\":\"anna\",\"iat\":1800000000,\"exp\":" + (Configs.NOW + seconds) + "}",
                "--user",
                "anna",
                "--ttl",
                ttl);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "h", "-1h", "1d", "1m1h", "1.5h", "1 h", "9999999999h", "forever"})
    void what_is_no_duration_is_said_so(String ttl) {
        assertComplaint(
                "--ttl is a duration such as 90s, 15m, 1h30m or 720h, or 0 for never", "--user", "a", "--ttl", ttl);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{'a':1}", "anna", "{} {}"})
    void what_is_no_json_is_said_so(String info) {
        assertComplaint("--info is not JSON", "--user", "a", "--info", info);
    }

    @Test
    void wrong_arguments_are_named_in_one_line() {
        assertComplaint("no such option: --usr", "--usr", "anna");
        assertComplaint("no such option: --usr", "--usr=anna");
        assertComplaint("no such option: anna", "anna");
        assertComplaint("no such option: two lines", "two\nlines");
        assertComplaint("no such option: =", "=");
        assertComplaint("--user needs a value", "--user");
        assertComplaint("--user is given twice", "--user", "a", "--user", "b");
        assertComplaint("--channel is empty", "--user", "a", "--channel", "");
        assertComplaint("--secret is empty", "--user", "a", "--secret=");
        assertComplaint(
                "--subs belongs to a connection token, which has no --channel",
                "--user",
                "a",
                "--channel",
                "b",
                "--subs",
                "c");
        assertComplaint(
                "--user has letters that this locale cannot read; try LC_ALL=C.UTF-8", "--user", "Zo\ufffd\ufffd");
    }

    @Test
    void the_secret_is_the_one_of_the_arguments_then_of_the_environment_then_of_the_file() throws IOException {
        write("payara-config/development.properties", "tidings.client.token.hmac_secret_key = from the default file ");
        write("other.properties", "tidings.client.token.hmac_secret_key=from another file");

        assertSecret("from the arguments", "--user", "a", "--secret", "from the arguments");
        assertSecret("from the environment", "--user", "a");
        environment = Map.of();
        assertSecret("from the default file", "--user", "a");
        assertSecret("from another file", "--user", "a", "--config", "other.properties");
        assertSecret(
                "from another file",
                "--user",
                "a",
                "--config",
                directory.resolve("other.properties").toString());
    }

    @Test
    void an_empty_variable_takes_the_files_value_away_as_it_does_for_the_server() throws IOException {
        write("payara-config/development.properties", """
                tidings.client.token.hmac_secret_key=from the file
                tidings.client.token.user_id_claim=login
                tidings.client.token.audience=hub
                """);
        environment = Map.of("TIDINGS_CLIENT_TOKEN_USER_ID_CLAIM", "", "TIDINGS_CLIENT_TOKEN_AUDIENCE", " ");

        assertEquals(0, run("--user", "anna", "--ttl", "0"));
        assertEquals(
                "{\"sub\":\"anna\",\"iat\":1800000000}", Jwt.claims(printed().strip(), "from the file"));
        environment = Map.of(VARIABLE, " ");
        assertEquals(2, run("--user", "anna"));
    }

    @Test
    void audience_issuer_and_user_id_claim_come_along() throws IOException {
        write("payara-config/development.properties", """
                tidings.client.token.audience=hub
                tidings.client.token.issuer=file
                tidings.client.token.user_id_claim=login
                """);
        environment = Map.of(VARIABLE, "from the environment", "TIDINGS_CLIENT_TOKEN_ISSUER", "portal");

        assertClaims(
                "{\"login\":\"anna\",\"iat\":1800000000,\"aud\":\"hub\",\"iss\":\"portal\"}",
                "--user",
                "anna",
                "--ttl",
                "0");
    }

    @Test
    void no_secret_anywhere_is_said_with_what_to_do() throws IOException {
        environment = Map.of();
        String advice = "no secret: give --secret, set TIDINGS_CLIENT_TOKEN_HMAC_SECRET_KEY, or write"
                + " tidings.client.token.hmac_secret_key into ";
        write("empty.properties", "");

        assertComplaint(advice + "payara-config/development.properties", "--user", "anna");
        assertComplaint(advice + "empty.properties", "--user", "anna", "--config", "empty.properties");
    }

    @Test
    void a_file_that_cannot_be_read_is_said_so() throws IOException {
        write("broken.properties", "a=\\u12");

        assertComplaint("cannot read none.properties", "--user", "anna", "--config", "none.properties");
        assertComplaint("cannot read broken.properties", "--user", "anna", "--config", "broken.properties");
        assertComplaint("cannot read .", "--user", "anna", "--config", ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void help_says_how_to_use_both_kinds(String help) {
        assertEquals(0, run(help));

        for (String word : new String[] {"--user", "--channel", "--ttl", "--info", "--subs", "--secret", "--config"}) {
            assertTrue(printed().contains("  " + word + " "), word);
        }
        assertTrue(printed().contains(VARIABLE));
        assertTrue(printed().contains("new Centrifuge("));
        assertTrue(printed().contains("newSubscription('chat:lobby'"));
        assertTrue(printed().lines().allMatch(line -> line.length() <= 100));
        assertEquals("", complaint());
    }

    private void assertClaims(String claims, String... args) {
        assertEquals(0, run(args), this::complaint);
        assertEquals(claims, Jwt.claims(printed().strip(), "from the environment"));
    }

    private void assertSecret(String secret, String... args) {
        assertEquals(0, run(args), this::complaint);
        assertTrue(Jwt.claims(printed().strip(), secret).startsWith("{\"sub\":\"a\""));
    }

    private void assertComplaint(String complaint, String... args) {
        assertEquals(2, run(args));
        assertEquals("bin/token: " + complaint + " (--help tells more)" + System.lineSeparator(), complaint());
        assertEquals("", printed());
    }

    private int run(String... args) {
        out.reset();
        err.reset();
        return new TokenCommand(environment, directory, Configs.CLOCK)
                .run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
    }

    private String printed() {
        return out.toString(UTF_8);
    }

    private String complaint() {
        return err.toString(UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
