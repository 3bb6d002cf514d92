package io.tidings.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.broker.MemoryBroker;
import io.tidings.broker.MemoryPresence;
import io.tidings.codec.LogLine;
import io.tidings.config.AuthMode;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Authentication;
import io.tidings.hub.Await;
import io.tidings.hub.Backend;
import io.tidings.hub.ChannelBackend;
import io.tidings.hub.ChannelRules;
import io.tidings.hub.Client;
import io.tidings.hub.Credentials;
import io.tidings.hub.Editor;
import io.tidings.hub.Handshake;
import io.tidings.hub.Hub;
import io.tidings.hub.LimitListener;
import io.tidings.hub.NoCalls;
import io.tidings.hub.Ports;
import io.tidings.hub.Proof;
import io.tidings.hub.PublicationListener;
import io.tidings.hub.RevocationStore;
import io.tidings.hub.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private static final String BEGIN = "{\"time\":\"" + Configs.CLOCK.instant() + "\",\"event\":\"";

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AuditLog audit = new AuditLog(fields -> lines.add(LogLine.of(fields)), Configs.CLOCK);
    private final Hub hub = hub();

    private Hub hub() {
        TidingsConfig config = TestConfig.with(
                "tidings.channel.namespaces=chat",
                "tidings.channel.namespaces.chat.allow_subscribe_for_client=true",
                "tidings.channel.namespaces.chat.allow_publish_for_client=true");
        MemoryBroker broker = new MemoryBroker(scheduler);
        Ports ports = new Ports(
                broker,
                broker,
                new MemoryPresence(),
                new VisitorAuthorizer(
                        AuthMode.BOTH,
                        new Tickets(System::nanoTime),
                        new TokenAuthorizer(config.client(), Configs.CLOCK)),
                new NoCalls(),
                audit,
                LimitListener.NONE,
                Editor.NONE,
                PublicationListener.NONE,
                Backend.NONE,
                ChannelBackend.NONE,
                ChannelRules.NONE,
                audit,
                RevocationStore.NONE);
        return new Hub(config, ports, "test", Thread::new);
    }

    @AfterEach
    void close() {
        hub.close();
        scheduler.shutdownNow();
    }

    private Client open(String user, String agent) {
        Credentials visitor = new Credentials(
                user, 0, null, Map.of(), new Authentication("container", Set.of(), new Proof("login-secret", 1)));
        return hub.open(
                new Sink(),
                new Handshake("websocket", visitor, "203.0.113.7", false, "session-secret", agent, Map.of()));
    }

    private static void says(Client client, String command) {
        client.handle(client.format().codec().decode(command.getBytes(StandardCharsets.UTF_8)));
    }

    private void writes(String line) {
        assertEquals(BEGIN + line, next());
    }

    private String next() {
        return Await.next(lines, () -> "nothing is written");
    }

    @Test
    void a_visit_is_written_from_its_beginning_to_its_end() {
        Client anna = open("anna", "curl/8");
        String who = "\"client\":\"" + anna.id() + "\",\"user\":\"anna\"";
        says(anna, "{\"id\":1,\"connect\":{}}");
        writes("connected\"," + who + ",\"address\":\"203.0.113.7\",\"agent\":\"curl/8\",\"transport\":\"websocket\","
                + "\"mechanism\":\"container\"}");
        says(anna, "{\"id\":2,\"subscribe\":{\"channel\":\"chat:a\"}}");
        writes("subscribed\"," + who + ",\"channel\":\"chat:a\"}");
        says(anna, "{\"id\":3,\"publish\":{\"channel\":\"chat:a\",\"data\":1}}");
        says(anna, "{\"id\":4,\"publish\":{\"channel\":\"a\",\"data\":1}}");
        writes("publish_refused\"," + who + ",\"channel\":\"a\",\"code\":103,\"why\":\"permission denied\"}");
        says(anna, "{\"id\":5,\"subscribe\":{\"channel\":\"no:a\"}}");
        writes("subscribe_refused\"," + who + ",\"channel\":\"no:a\",\"code\":102,\"why\":\"unknown channel\"}");
        says(anna, "{\"id\":6,\"presence\":{\"channel\":\"chat:a\"}}");
        writes("presence_refused\"," + who + ",\"channel\":\"chat:a\",\"code\":108,\"why\":\"not available\"}");
        anna.closed();
        writes("disconnected\"," + who + ",\"code\":3000,\"why\":\"connection closed\"}");
        assertEquals(0, lines.size());
    }

    @Test
    void who_is_refused_to_connect_is_written_with_the_code() {
        Client forger = open("", "");
        says(forger, "{\"id\":1,\"connect\":{\"token\":\"a.b.c\"}}");
        writes("refused\",\"client\":\"" + forger.id() + "\",\"user\":\"\",\"address\":\"203.0.113.7\",\"agent\":\"\","
                + "\"transport\":\"websocket\",\"mechanism\":\"anonymous\",\"code\":3500,\"why\":\"invalid token\"}");
    }

    @Test
    void a_request_that_is_refused_is_written_with_the_status_and_without_what_is_secret_in_its_path() {
        audit.refused(
                FakeRequest.from("203.0.113.7", "User-Agent: curl/8", "Authorization: Basic c2VjcmV0"),
                "203.0.113.7",
                Refusal.of(401, "wrong name or password"));
        writes("refused\",\"address\":\"203.0.113.7\",\"agent\":\"curl/8\",\"path\":\"/connection/websocket\","
                + "\"status\":401,\"why\":\"wrong name or password\"}");
    }

    @Test
    void what_users_send_can_neither_end_a_line_nor_fill_the_disk() {
        String evil = "x\"}\n{\"event\":\"connected\"}\u2028\u001b[2J";
        Client anna = open("anna" + evil, evil + "y".repeat(10_000));
        says(anna, "{\"id\":1,\"connect\":{}}");
        String connected = next();
        assertTrue(connected.contains("\"user\":\"annax\\\"}\\n{\\\"event\\\""), connected);
        assertTrue(connected.length() < 800, connected);
        assertTrue(connected.chars().allMatch(c -> c >= ' ' && c < 0x7f), connected);
        says(anna, "{\"id\":2,\"subscribe\":{\"channel\":\"chat:\\n\\u2028" + "z".repeat(10_000) + "\"}}");
        String refused = next();
        assertTrue(refused.contains("\"channel\":\"chat:\\n\\u2028zzz"), refused);
        assertTrue(refused.length() < 800, refused);
        audit.refused(
                FakeRequest.from("", "User-Agent: " + "w".repeat(10_000)), "", Refusal.of(403, "origin not allowed"));
        assertTrue(next().length() < 600);
    }

    /** Every event once or more; the writer's own is the last. */
    @Test
    void the_page_lists_every_event_with_its_fields() throws IOException {
        says(open("", ""), "{\"id\":1,\"connect\":{\"token\":\"a.b.c\"}}");
        audit.refused(FakeRequest.from(""), "", Refusal.of(403, "origin not allowed"));
        Client anna = open("anna", "curl/8");
        says(anna, "{\"id\":1,\"connect\":{}}");
        says(anna, "{\"id\":2,\"subscribe\":{\"channel\":\"chat:a\"}}");
        for (String operation : List.of("subscribe", "publish", "presence", "history")) {
            says(anna, "{\"id\":3,\"" + operation + "\":{\"channel\":\"no:a\",\"data\":1}}");
        }
        anna.closed();
        Set<String> written = new TreeSet<>(Set.of("`lost` `lines`"));
        for (int i = 0; i < 9; i++) {
            String line = next();
            assertTrue(line.startsWith(BEGIN), line);
            String fields = line.substring(BEGIN.length()).replaceAll("\":(\"[^\"]*\"|[0-9]+)[,}]", "");
            written.add("`" + fields.replaceFirst("\",", "").replace("\"", "` `") + "`");
        }
        Set<String> listed = Files.readAllLines(Path.of("docs", "audit.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].strip() + " " + cells[3].strip())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(listed, written);
    }

    @Test
    void nothing_secret_is_written() {
        Client anna = open("anna", "curl/8");
        says(anna, "{\"id\":1,\"connect\":{}}");
        says(anna, "{\"id\":2,\"subscribe\":{\"channel\":\"a\",\"token\":\"subscription-secret\"}}");
        anna.closed();
        for (int i = 0; i < 3; i++) {
            assertFalse(next().contains("secret"));
        }
        assertEquals(0, lines.size());
    }
}
