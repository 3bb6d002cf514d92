package io.tidings.it.portal;

import io.tidings.api.ChannelInterceptor;
import io.tidings.api.Draft;
import io.tidings.api.Verdict;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

/** Comes after {@link Moderation}. */
@ApplicationScoped
@Priority(2)
public class Signature implements ChannelInterceptor {

    @Override
    public String channels() {
        return "chat:moderated-*";
    }

    @Override
    public Verdict intercept(Draft draft) {
        Headline headline = draft.data(Headline.class);
        return Verdict.replace(
                new Headline(headline.title() + ", " + draft.caller().user()));
    }
}
