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
        if (beans.isUnsatisfied()) {
            return ChannelRules.NONE;
        }
        var ruleBook = new AtFirstUse<>(() -> ruleBook(config, limits));
        return new ChannelRules() {

            @Override
            public boolean concern(String channel) {
                return ruleBook.get().concern(channel);
            }

            @Override
            public CompletionStage<Decision<Operation>> decide(Inquiry inquiry) {
                return ruleBook.get().decide(inquiry);
            }
        };
    }

    private RuleBook ruleBook(CdiConfig config, LimitListener limits) {
        List<RuleBook.Asked> asked = beans.stream()
                .map(bean -> new RuleBook.Asked(ChannelPattern.of(bean.channels()), bean))
                .toList();
        return new RuleBook(asked, (bean, access) -> announcer.ask(() -> bean.rule(access)), config, executor, limits);
    }
}
