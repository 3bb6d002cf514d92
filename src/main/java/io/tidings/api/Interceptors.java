package io.tidings.api;

import io.tidings.config.CdiConfig;
import io.tidings.hub.ChannelPattern;
import io.tidings.hub.Editor;
import io.tidings.hub.LimitListener;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Comparator;
import java.util.List;

/** Finds the beans that want to see what clients publish. */
@ApplicationScoped
public class Interceptors {

    @Inject
    @Any
    private Instance<ChannelInterceptor> beans;

    @Inject
    private Announcer announcer;

    @Resource
    private ManagedExecutorService executor;

    /** What the hub asks; {@link Editor#NONE} where there are none. Called once, before the hub is built. */
    public Editor editor(CdiConfig config, LimitListener limits) {
        if (beans.isUnsatisfied()) {
            return Editor.NONE;
        }
        var interception = new AtFirstUse<>(() -> interception(config, limits));
        return (channel, publisher, data) -> interception.get().edit(channel, publisher, data);
    }

    private Interception interception(CdiConfig config, LimitListener limits) {
        List<Interception.Asked> asked = beans.handlesStream()
                .sorted(Comparator.comparingInt(Interceptors::priority))
                .map(Instance.Handle::get)
                .map(bean -> new Interception.Asked(ChannelPattern.of(bean.channels()), bean))
                .toList();
        return new Interception(
                asked, (bean, draft) -> announcer.ask(() -> bean.intercept(draft)), config, executor, limits);
    }

    private static int priority(Instance.Handle<ChannelInterceptor> handle) {
        Priority priority = handle.getBean().getBeanClass().getAnnotation(Priority.class);
        return priority == null ? Interceptor.Priority.APPLICATION : priority.value();
    }
}
