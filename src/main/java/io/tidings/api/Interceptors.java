package io.tidings.api;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Decision;
import io.tidings.hub.Editor;
import io.tidings.hub.LimitListener;
import io.tidings.protocol.ClientInfo;
import io.tidings.protocol.Payload;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the beans that want to see what clients publish. */
@ApplicationScoped
public class Interceptors {

    private final Jsonb jsonb = JsonbBuilder.create();

    @Inject
    @Any
    private Instance<ChannelInterceptor> beans;

    @Inject
    private Announcer announcer;

    @Resource
    private ManagedExecutorService executor;

    /** What the hub asks; {@link Editor#NONE} where there are none. Called once, before the hub is built. */
    public Editor editor(CdiConfig config, LimitListener limits) {
        return beans.isUnsatisfied() ? Editor.NONE : new AtFirstUse(() -> interception(config, limits));
    }

    private Interception interception(CdiConfig config, LimitListener limits) {
        List<Interception.Asked> asked = beans.handlesStream()
                .sorted(Comparator.comparingInt(Interceptors::priority))
                .map(Instance.Handle::get)
                .map(bean -> new Interception.Asked(ChannelPattern.of(bean.channels()), bean))
                .toList();
        return new Interception(
                asked, (bean, draft) -> announcer.ask(() -> bean.intercept(draft)), config, executor, limits, jsonb);
    }

    /** The beans are made when the hub is there: they may inject a way to it. */
    private static final class AtFirstUse implements Editor {

        private final Supplier<Editor> source;
        private volatile @Nullable Editor made;

        AtFirstUse(Supplier<Editor> source) {
            this.source = source;
        }

        @Override
        public CompletionStage<Decision<Payload>> edit(String channel, ClientInfo publisher, Payload data) {
            Editor editor = made;
            return (editor == null ? make() : editor).edit(channel, publisher, data);
        }

        private synchronized Editor make() {
            Editor editor = made;
            if (editor == null) {
                editor = source.get();
                made = editor;
            }
            return editor;
        }
    }

    private static int priority(Instance.Handle<ChannelInterceptor> handle) {
        Priority priority = handle.getBean().getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Interceptor.Priority.APPLICATION : priority.value();
    }
}
