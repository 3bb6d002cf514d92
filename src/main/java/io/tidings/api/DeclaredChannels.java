package io.tidings.api;

import io.tidings.config.ChannelConfig;
import io.tidings.config.ConfigurationException;
import io.tidings.hub.Namespaces;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.reflect.Member;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Notes at deployment which channels beans want to publish to, so that a wrong one is told before anybody publishes. */
public class DeclaredChannels implements Extension {

    /** Names and templates, each with one place that it stands at. */
    private final Map<String, String> places = new ConcurrentHashMap<>();

    void publisher(@Observes ProcessInjectionPoint<?, Publisher<?>> event) {
        InjectionPoint point = event.getInjectionPoint();
        Member member = point.getMember();
        String place = member.getDeclaringClass().getName() + "." + member.getName();
        point.getQualifiers().stream()
                .filter(Channel.class::isInstance)
                .forEach(qualifier -> declared(((Channel) qualifier).value(), place));
    }

    void declared(String name, String place) {
        places.put(name, place);
    }

    /**
     * Compares them with the configuration.
     *
     * @throws ConfigurationException naming each that cannot be, and where it stands
     */
    public void check(ChannelConfig config) {
        Map<String, String> problems = new TreeMap<>();
        places.forEach((name, place) -> {
            String problem = problem(name, new Namespaces(config));
            if (problem != null) {
                String key = "@Channel(\"" + name + "\")";
                problems.put(key, key + " at " + place + ": " + problem);
            }
        });
        if (!problems.isEmpty()) {
            throw ConfigurationException.of(problems);
        }
    }

    private static @Nullable String problem(String name, Namespaces namespaces) {
        try {
            ChannelTemplate.parse(name);
        } catch (IllegalArgumentException wrong) {
            return wrong.getMessage();
        }
        if (!namespaces.knows(name)) {
            return "its namespace is not one of tidings.channel.namespaces";
        }
        return namespaces.tooLong(name) ? "it is longer than tidings.channel.max_length" : null;
    }
}
