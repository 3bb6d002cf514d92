package io.tidings.backend;

import io.tidings.codec.Format;
import io.tidings.config.TestConfig;
import io.tidings.hub.Asker;
import io.tidings.hub.Await;
import io.tidings.hub.Credentials;
import io.tidings.hub.Handshake;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** All hooks, and the backend that they ask. */
record HookFixture(FakeBackend there, HttpBackend hooks) implements AutoCloseable {

    /** For whom they ask. */
    static final Asker ANNA = new Asker(
            "c1",
            new Credentials("anna", 0, null, Map.of()),
            new Handshake("websocket", null, "127.0.0.1", false),
            Format.JSON,
            Map.of());

    /** Each hook asks at a path of the backend. */
    static HookFixture asking(Function<Hook, String> paths) {
        FakeBackend there = new FakeBackend();
        String[] settings = Arrays.stream(Hook.values())
                .flatMap(hook -> Stream.of(
                        proxy(hook) + ".endpoint=" + there.url(paths.apply(hook)),
                        // a slow machine is no failure
                        proxy(hook) + ".timeout=20s"))
                .toArray(String[]::new);
        return new HookFixture(there, new HttpBackend(TestConfig.with(settings), Thread::new, Runnable::run));
    }

    /** What the settings of its backend begin with. */
    static String proxy(Hook hook) {
        return switch (hook) {
            case CONNECT, REFRESH -> "tidings.client.proxy." + hook.label();
            case SUBSCRIBE, SUB_REFRESH, PUBLISH -> "tidings.channel.proxy." + hook.label();
            case RPC -> "tidings.rpc.proxy";
        };
    }

    /** What was asked last. */
    String asked() {
        return there.questions().get(there.questions().size() - 1).body();
    }

    /** What a hook makes of the answer. */
    static <T> T now(CompletionStage<T> coming) {
        return Await.result(coming.toCompletableFuture(), () -> "no answer");
    }

    @Override
    public void close() {
        hooks.close();
        there.close();
    }
}
