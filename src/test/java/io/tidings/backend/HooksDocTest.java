package io.tidings.backend;

import static io.tidings.backend.HookFixture.ANNA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.config.ProxyConfig;
import io.tidings.config.TestConfig;
import io.tidings.config.TidingsConfig;
import io.tidings.hub.Amendment;
import io.tidings.hub.Authentication;
import io.tidings.hub.ClientCalls;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.OptionOverride;
import io.tidings.hub.Renewal;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.SubscribeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/hooks.md} to what is asked and understood. */
class HooksDocTest {

    private static final Path PAGE = Path.of("docs", "hooks.md");

    private final HookFixture fixture = HookFixture.asking(hook -> "/" + hook.label());
    private final FakeBackend there = fixture.there();
    private final HttpBackend hooks = fixture.hooks();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static List<String> blocks(String kind) throws IOException {
        Matcher matcher =
                Pattern.compile("```" + kind + "\n(.*?)\n```", Pattern.DOTALL).matcher(Files.readString(PAGE, UTF_8));
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    /** The hook asks the next example at its own path, and makes this of the one after it. */
    private <T> void shows(Iterator<String> page, Hook hook, T expected, Supplier<CompletionStage<T>> call) {
        String question = page.next();
        understands(page, hook, expected, call);
        assertEquals(question, fixture.asked());
    }

    private <T> void understands(Iterator<String> page, Hook hook, T expected, Supplier<CompletionStage<T>> call) {
        there.answers("/" + hook.label(), page.next());
        assertEquals(expected, HookFixture.now(call.get()));
    }

    private CompletionStage<Decision<ClientCalls.Rpc>> price() {
        return hooks.rpc(ANNA, "default", "shop:price", Payload.json("{\"article\":4711}"));
    }

    @Test
    void the_examples_are_what_is_asked_and_what_is_understood() throws IOException {
        Iterator<String> page = blocks("json").iterator();
        Command.Connect command = new Command.Connect(
                1, "", Payload.json("{\"page\":7}"), Map.of("news", SubscribeRequest.to("news")), "js", "5", Map.of());
        Credentials anna = new Credentials(
                "anna",
                4102444800L,
                Payload.json("{\"colour\":\"red\"}"),
                Map.of("news", Grant.PLAIN),
                new Authentication("backend", Set.of(), null),
                Payload.json("{\"hello\":1}"),
                Payload.json("{\"tenant\":3}"));
        shows(page, Hook.CONNECT, Decision.granted(Optional.of(anna)), () -> hooks.connect(ANNA, command));
        shows(page, Hook.REFRESH, new Renewal.Until(4102444800L, null, null), () -> hooks.refresh(ANNA));
        Grant grant = new Grant(
                0,
                Payload.json("{\"role\":\"guest\"}"),
                Payload.json("{\"topic\":\"tea\"}"),
                new OptionOverride(true, null, null, null, null));
        shows(
                page,
                Hook.SUBSCRIBE,
                Decision.granted(grant),
                () -> hooks.subscribe(ANNA, "default", SubscribeRequest.to("chat:1")));
        Amendment amendment = new Amendment(
                Payload.json("{\"text\":\"hi\",\"checked\":true}"), PublishOptions.NONE.tags(Map.of("source", "web")));
        shows(
                page,
                Hook.PUBLISH,
                Decision.granted(amendment),
                () -> hooks.publish(ANNA, "default", "chat:1", Payload.json("{\"text\":\"hi\"}")));
        shows(page, Hook.RPC, Decision.granted(new ClientCalls.Rpc(Payload.json("{\"price\":12.50}"))), this::price);
        understands(page, Hook.RPC, Decision.refused(new ErrorCode(1000, "sold out", false)), this::price);
        understands(page, Hook.RPC, Decision.refused(new DisconnectCode(4500, "account closed")), this::price);
        assertTrue(!page.hasNext(), "an example that nobody tries");
    }

    @Test
    void the_settings_of_the_page_are_settings() throws IOException {
        List<TidingsConfig> configs = blocks("properties").stream()
                .map(block -> TestConfig.with(
                        block.lines().filter(line -> !line.isBlank()).toArray(String[]::new)))
                .toList();
        assertEquals(2, configs.size());
        assertEquals("default", configs.get(0).rpc().proxyOf("shop:price"));
        assertEquals(List.of("cookie"), configs.get(0).clientProxy().connect().httpHeaders());
        assertEquals("stock", configs.get(1).rpc().proxyOf("stock:count"));
    }

    @Test
    void the_numbers_and_the_reasons_of_the_page_are_those_of_the_code() throws IOException {
        ProxyConfig defaults = TestConfig.defaults().rpc().proxy();
        assertEquals(Duration.ofSeconds(1), defaults.timeout());
        assertEquals(200, defaults.maxConcurrent());
        assertEquals(20, defaults.breakerFailures());
        assertEquals(Duration.ofSeconds(1), defaults.breakerDelay());
        String page = Files.readString(PAGE);
        assertTrue(page.contains("`timeout` (1 s)"));
        assertTrue(page.contains("`max_concurrent` (200)"));
        assertTrue(page.contains("`breaker_failures` (20)"));
        assertTrue(page.contains("`breaker_delay` (1 s)"));
        assertEquals(
                Arrays.stream(Failure.values()).map(Failure::label).toList(),
                quoted(page.substring(page.indexOf("came to nothing by their reason:"))));
    }

    @Test
    void the_table_has_every_hook_with_its_settings() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertEquals(
                Arrays.stream(Hook.values())
                        .map(hook -> List.of(hook.label(), HookFixture.proxy(hook) + ".*"))
                        .collect(Collectors.toSet()),
                rows.stream().map(HooksDocTest::quoted).collect(Collectors.toSet()));
    }

    private static List<String> quoted(String text) {
        return Pattern.compile("`([^`]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
