package io.tidings.api;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.ChannelRules;
import io.tidings.hub.LimitListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Rules of an application that say always the same, asked as in a container. */
public final class TestRules implements AutoCloseable {

    private static final String DAWDLE = "dawdle";

    /** So that a busy machine makes no rule dawdle that does not mean to. */
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ChannelRules rules;

    /** One rule for each word: {@code allow}, {@code deny}, {@code abstain}, {@code fail} or {@code dawdle}. */
    public TestRules(String... words) {
        rules = new RuleBook(
                Arrays.stream(words)
                        .map(word -> new RuleBook.Asked(ChannelPattern.of("*"), access -> says(word)))
                        .toList(),
                ChannelRule::rule,
                config(List.of(words).contains(DAWDLE) ? Duration.ofMillis(50) : FOR_EVER),
                executor,
                LimitListener.NONE);
    }

    private static CdiConfig config(Duration ruleTimeout) {
        return new CdiConfig(100, 1, FOR_EVER, 1024, ruleTimeout, 2, false);
    }

    private Ruling says(String word) {
        return switch (word) {
            case "fail" -> throw new IllegalStateException("on purpose");
            case DAWDLE -> tooLate();
            default -> Ruling.valueOf(word.toUpperCase(java.util.Locale.ROOT));
        };
    }

    private Ruling tooLate() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Ruling.ALLOW;
    }

    public ChannelRules rules() {
        return rules;
    }

    @Override
    public void close() {
        over.countDown();
        executor.shutdown();
    }
}
