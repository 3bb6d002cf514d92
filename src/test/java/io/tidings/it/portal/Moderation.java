package io.tidings.it.portal;

import io.tidings.api.ChannelInterceptor;
import io.tidings.api.Draft;
import io.tidings.api.Verdict;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads along in moderated rooms. */
@ApplicationScoped
@Priority(1)
public class Moderation implements ChannelInterceptor {

    @Resource
    private ManagedExecutorService executor;

    @Override
    public String channels() {
        return "chat:moderated-*";
    }

    @Override
    public Verdict intercept(Draft draft) {
        Headline headline = draft.data(Headline.class);
        return switch (headline.title()) {
            case "rude" -> Verdict.refuse(400, "be kind");
            case "ask" -> Verdict.later(executor.supplyAsync(() -> Verdict.replace(new Headline("approved"))));
            case "broken" -> throw new IllegalStateException("on purpose");
            default -> Verdict.pass();
        };
    }
}
