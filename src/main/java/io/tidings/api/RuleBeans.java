package io.tidings.api;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.ChannelRules;
import io.tidings.hub.Decision;
import io.tidings.hub.Inquiry;
import io.tidings.hub.LimitListener;
import io.tidings.hub.Operation;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the beans that have rules about channels. */
@ApplicationScoped
public class RuleBeans {

    @Inject
    @Any
    private Instance<ChannelRule> beans;

    @Inject
    private Announcer announcer;

    @Resource
    private ManagedExecutorService executor;

    /** What the hub asks; {@link ChannelRules#NONE} where there are no such beans. Called once, before the hub is built. */
    public ChannelRules rules(CdiConfig config, LimitListener limits) {
        return beans.isUnsatisfied() ? ChannelRules.NONE : new AtFirstUse(() -> ruleBook(config, limits));
    }

    private RuleBook ruleBook(CdiConfig config, LimitListener limits) {
        List<RuleBook.Asked> asked = beans.stream()
                .map(bean -> new RuleBook.Asked(ChannelPattern.of(bean.channels()), bean))
                .toList();
        return new RuleBook(asked, (bean, access) -> announcer.ask(() -> bean.rule(access)), config, executor, limits);
    }

    /** The beans are made when the hub is there: they may inject a way to it. */
    private static final class AtFirstUse implements ChannelRules {

        private final Supplier<ChannelRules> source;
        private volatile @Nullable ChannelRules made;

        AtFirstUse(Supplier<ChannelRules> source) {
            this.source = source;
        }

        @Override
        public boolean concern(String channel) {
            return rules().concern(channel);
        }

        @Override
        public CompletionStage<Decision<Operation>> decide(Inquiry inquiry) {
            return rules().decide(inquiry);
        }

        private ChannelRules rules() {
            ChannelRules rules = made;
            return rules == null ? make() : rules;
        }

        private synchronized ChannelRules make() {
            ChannelRules rules = made;
            if (rules == null) {
                rules = source.get();
                made = rules;
            }
            return rules;
        }
    }
}
