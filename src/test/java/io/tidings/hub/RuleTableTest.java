package io.tidings.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.api.TestRules;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.SubscribeRequest;
import io.tidings.protocol.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table in {@code docs/channels.md} that says who gets what. */
class RuleTableTest {

    private static final Path PAGE = Path.of("docs", "channels.md");
    private static final String TITLE = "| The namespace has | somebody | rules | wants to | gets |";
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private static final Map<String, Operation> CAPABILITIES = Map.of(
            "sub", Operation.SUBSCRIBE,
            "pub", Operation.PUBLISH,
            "prs", Operation.PRESENCE,
            "hst", Operation.HISTORY);

    /** One row: the cells of the table. */
    record Row(String options, String somebody, String rules, String wants, String gets) {}

    static Stream<Row> rows() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(TITLE);
        return page.substring(from)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> {
                    String[] cells = line.substring(1).split("\\|");
                    assertEquals(5, cells.length, line);
                    return new Row(
                            cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip());
                });
    }

    @Test
    void the_page_has_the_table() throws IOException {
        assertTrue(rows().count() > 50, () -> PAGE + " has lost its table");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void gets(Row row) {
        try (TestRules rules = new TestRules(words(row.rules()));
                HubFixture fixture = HubFixture.ruledBy(rules.rules(), settings(row))) {
            fixture.authorizer().connecting(somebody(row));
            assertEquals(row.gets(), answer(fixture, row));
        }
    }

    private static String[] words(String cell) {
        return cell.isEmpty() ? new String[0] : cell.split(", ");
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell)
                .results()
                .map(found -> ((MatchResult) found).group(1))
                .toList();
    }

    private static String[] settings(Row row) {
        String prefix = "tidings.channel.namespaces.room.";
        List<String> settings = new ArrayList<>(List.of(
                "tidings.channel.namespaces=room",
                prefix + "presence=true",
                prefix + "history_size=10",
                prefix + "history_ttl=60s"));
        for (String option : quoted(row.options())) {
            settings.add(
                    option.startsWith("tidings.") ? option : prefix + option + (option.contains("=") ? "" : "=true"));
        }
        return settings.toArray(String[]::new);
    }

    private static Credentials somebody(Row row) {
        String cell = row.somebody();
        String user = cell.startsWith("nobody") ? "" : quoted(cell).get(0);
        List<Capability> capabilities = after(cell, "capability").stream()
                .map(word -> new Capability(List.of(ChannelPattern.of("room:*")), Set.of(CAPABILITIES.get(word))))
                .toList();
        Map<String, Grant> subs =
                cell.contains("with the channel in its token") ? Map.of("room:1", Grant.PLAIN) : Map.of();
        Authentication how =
                new Authentication("token", Set.copyOf(after(cell, "role")), new Proof("", 1), capabilities);
        return new Credentials(user, 0, null, subs, how);
    }

    private static List<String> after(String cell, String word) {
        int at = cell.indexOf(word + " `");
        return at < 0 ? List.of() : quoted(cell.substring(at)).subList(0, 1);
    }

    /** {@code yes}, {@code no}, or the code of the error. */
    private static String answer(HubFixture fixture, Row row) {
        Peer peer = fixture.peer().sends("{\"id\":1,\"connect\":{}}");
        String connected = peer.next();
        if (row.wants().equals("connect")) {
            return connected.contains("\"error\"") ? code(connected) : connected.contains("room:1") ? "yes" : "no";
        }
        assertTrue(connected.contains("\"connect\""), connected);
        if (row.wants().equals("be subscribed by the server")) {
            Decision<Integer> decision = fixture.hub()
                    .actions()
                    .subscribe(Target.user(peer.client().user()), SubscribeRequest.to("room:1"), Grant.PLAIN)
                    .toCompletableFuture()
                    .join();
            return decision instanceof Decision.Refused<Integer> refused
                    ? String.valueOf(((ErrorCode) refused.why()).code())
                    : "yes";
        }
        if (row.wants().endsWith(" while subscribed")) {
            peer.subscribes("room:1");
        }
        String reply = reply(peer.sends("{\"id\":3," + command(fixture, row) + "}"));
        return reply.contains("\"error\"") ? code(reply) : "yes";
    }

    /** Not a push: who publishes while subscribed hears itself. */
    private static String reply(Peer peer) {
        String item = peer.next();
        return item.startsWith("{\"id\":3,") ? item : reply(peer);
    }

    private static String command(HubFixture fixture, Row row) {
        String verb = row.wants().split(" ")[0];
        List<String> named = quoted(row.wants());
        String channel = "{\"channel\":\"" + (named.isEmpty() ? "room:1" : named.get(0)) + "\"";
        if (row.wants().contains("with a token")) {
            Grant grant = new Grant(0, null, null, OptionOverride.NONE, new Proof("", 1));
            fixture.authorizer().subscribing(CompletableFuture.completedFuture(Decision.granted(grant)));
            channel += ",\"token\":\"t\"";
        }
        return switch (verb) {
            case "subscribe" -> "\"subscribe\":" + channel + "}";
            case "publish" -> "\"publish\":" + channel + ",\"data\":{}}";
            case "presence" -> "\"presence\":" + channel + "}";
            case "history" -> "\"history\":" + channel + "}";
            default -> throw new IllegalArgumentException(verb.toLowerCase(Locale.ROOT) + Arrays.toString(words(verb)));
        };
    }

    private static String code(String reply) {
        return reply.replaceAll(".*\"code\":(\\d+).*", "$1");
    }
}
