package io.tidings.backend;

import static io.tidings.backend.FakeBackend.status;
import static io.tidings.backend.HookFixture.ANNA;
import static io.tidings.backend.HookFixture.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Amendment;
import io.tidings.hub.Credentials;
import io.tidings.hub.Decision;
import io.tidings.hub.Grant;
import io.tidings.hub.OptionOverride;
import io.tidings.hub.Renewal;
import io.tidings.protocol.Command;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishCondition;
import io.tidings.protocol.PublishOptions;
import io.tidings.protocol.SubscribeRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each hook asks, and what it makes of the answer. */
class HookResultsTest {

    private final HookFixture fixture = HookFixture.asking(hook -> "/" + hook.label());
    private final FakeBackend there = fixture.there();
    private final HttpBackend hooks = fixture.hooks();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Command.Connect connecting() {
        return new Command.Connect(
                1, "", Payload.json("{\"d\":1}"), Map.of("chat", SubscribeRequest.to("chat")), "js", "5", Map.of());
    }

    @Test
    void connect_asks_who_somebody_is() {
        there.answers(
                "/connect",
                "{\"result\":{\"user\":\"56\",\"info\":{\"n\":1.0},\"data\":[1],\"meta\":{\"m\":1},\"channels\":[\"a\"],"
                        + "\"subs\":{\"b\":{\"data\":7,\"override\":{\"presence\":{\"value\":true}}}}}}");
        Credentials who = ((Decision.Granted<Optional<Credentials>>) now(hooks.connect(ANNA, connecting())))
                .value()
                .orElseThrow();
        assertEquals(
                "{\"client\":\"c1\",\"transport\":\"websocket\",\"protocol\":\"json\",\"encoding\":\"json\","
                        + "\"data\":{\"d\":1},\"name\":\"js\",\"version\":\"5\",\"channels\":[\"chat\"]}",
                fixture.asked());
        assertEquals("56", who.user());
        assertEquals(Payload.json("{\"n\":1.0}"), who.info());
        assertEquals(Payload.json("[1]"), who.data());
        assertEquals(Payload.json("{\"m\":1}"), who.meta());
        assertEquals(
                Map.of(
                        "a",
                        Grant.PLAIN,
                        "b",
                        new Grant(0, null, Payload.json("7"), new OptionOverride(true, null, null, null, null))),
                who.subs());
    }

    @Test
    void connect_without_a_result_says_nothing_and_with_a_past_end_it_refuses() {
        there.answers("/connect", "{}");
        assertEquals(Decision.granted(Optional.empty()), now(hooks.connect(ANNA, connecting())));
        there.answers("/connect", "{\"result\":{\"user\":\"56\",\"expire_at\":1}}");
        assertEquals(Decision.refused(ErrorCode.EXPIRED), now(hooks.connect(ANNA, connecting())));
        there.answers("/connect", "{\"result\":{\"b64info\":\"/wA=\"}}");
        assertEquals(Decision.refused(ErrorCode.INTERNAL), now(hooks.connect(ANNA, connecting())));
    }

    @Test
    void subscribe_asks_whether_somebody_may() {
        there.answers("/subscribe", "{\"result\":{\"info\":{\"i\":1},\"expire_at\":4102444800}}");
        assertEquals(
                Decision.granted(new Grant(4102444800L, Payload.json("{\"i\":1}"), null, OptionOverride.NONE)),
                now(hooks.subscribe(ANNA, "default", SubscribeRequest.to("chat"))));
        assertTrue(fixture.asked().endsWith("\"user\":\"anna\",\"channel\":\"chat\"}"), fixture.asked());
        there.answers("/subscribe", "{}");
        assertEquals(Decision.granted(Grant.PLAIN), now(hooks.subscribe(ANNA, "default", SubscribeRequest.to("chat"))));
    }

    @Test
    void publish_asks_whether_somebody_may_and_what() {
        there.answers(
                "/publish",
                "{\"result\":{\"data\":[2],\"skip_history\":true,\"tags\":{\"t\":\"v\"},\"idempotency_key\":\"k\","
                        + "\"delta\":true,\"version\":3,\"version_epoch\":\"e\"}}");
        assertEquals(
                Decision.granted(new Amendment(
                        Payload.json("[2]"),
                        new PublishOptions(Map.of("t", "v"), true, true, new PublishCondition("k", 3, "e")))),
                now(hooks.publish(ANNA, "default", "chat", Payload.json("[1]"))));
        assertTrue(fixture.asked().endsWith("\"user\":\"anna\",\"channel\":\"chat\",\"data\":[1]}"), fixture.asked());
        there.answers("/publish", "{\"result\":{\"version\":-1}}");
        assertEquals(
                Decision.refused(ErrorCode.INTERNAL), now(hooks.publish(ANNA, "default", "chat", Payload.json("[1]"))));
    }

    @Test
    void refresh_asks_whether_something_goes_on() {
        there.answers("/refresh", "{\"result\":{\"expire_at\":7,\"info\":1,\"meta\":2}}");
        assertEquals(new Renewal.Until(7, Payload.json("1"), Payload.json("2")), now(hooks.refresh(ANNA)));
        assertTrue(fixture.asked().endsWith("\"user\":\"anna\"}"), fixture.asked());
        there.answers("/refresh", "{\"result\":{\"expired\":true}}");
        assertEquals(new Renewal.Expired(), now(hooks.refresh(ANNA)));
        there.answers("/refresh", "{}");
        assertEquals(new Renewal.Expired(), now(hooks.refresh(ANNA)));
        there.answers("/sub_refresh", "{\"result\":{\"expire_at\":7}}");
        assertEquals(new Renewal.Until(7, null, null), now(hooks.subRefresh(ANNA, "default", "chat")));
        assertTrue(fixture.asked().endsWith("\"user\":\"anna\",\"channel\":\"chat\"}"), fixture.asked());
    }

    @Test
    void refresh_is_unanswered_when_the_backend_fails() {
        there.answers("/refresh", status(500, ""));
        assertEquals(new Renewal.Unanswered(), now(hooks.refresh(ANNA)));
        there.answers("/refresh", "nonsense");
        assertEquals(new Renewal.Unanswered(), now(hooks.refresh(ANNA)));
        there.close();
        assertEquals(new Renewal.Unanswered(), now(hooks.refresh(ANNA)));
        HookFigures figures = hooks.figures().stream()
                .filter(each -> each.hook().equals("refresh"))
                .findFirst()
                .orElseThrow();
        assertEquals(3, figures.calls());
        assertEquals(3, figures.time().count());
        assertEquals(1, figures.failures().get("status"));
        assertEquals(1, figures.failures().get("malformed"));
        assertEquals(1, figures.failures().get("unreachable"));
    }
}
