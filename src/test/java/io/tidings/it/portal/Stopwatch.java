package io.tidings.it.portal;

import io.tidings.api.Channel;
import io.tidings.api.HubOperations;
import io.tidings.api.Publisher;
import io.tidings.hub.Hub;
import io.tidings.protocol.Payload;
import io.tidings.protocol.PublishOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Measures what publishing by an injected publisher costs above the hub itself, in the real container: all ways in turn,
 * many rounds, medians. It knows more of Tidings than an application may.
 */
@ApplicationScoped
public class Stopwatch {

    private static final System.Logger LOG = System.getLogger(Stopwatch.class.getName());

    private static final int ROUNDS = 60;

    /** Fewer rounds than that must do where the machine is busy: whoever asks does not wait for ever. */
    private static final long ENOUGH = TimeUnit.SECONDS.toNanos(3);

    private static final int CALLS = 2_000;
    private static final String CHANNEL = "closed:measured";
    private static final Headline HEADLINE = new Headline("a headline of which nobody hears, as long as most are");

    private final Jsonb jsonb = JsonbBuilder.create();

    @Inject
    private Hub hub;

    @Inject
    @Channel(CHANNEL)
    private Publisher<Headline> publisher;

    /** Nanoseconds a call, by way; {@code self} is this server's address, for the way of a portal without any other. */
    public String measure(URI self) {
        String json = jsonb.toJson(HEADLINE);
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("hub", () -> hub.publish(CHANNEL, Payload.json(json), PublishOptions.NONE));
        ways.put("publisher", () -> publisher.publishJson(json));
        ways.put(
                "hub with JSON-B",
                () -> hub.publish(CHANNEL, Payload.json(jsonb.toJson(HEADLINE)), PublishOptions.NONE));
        ways.put("publisher with JSON-B", () -> publisher.publish(HEADLINE));
        HubOperations neighbour = neighbour();
        ways.put("MBean server", () -> neighbour.publish(CHANNEL, json));
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(self.resolve("/portal/publish?room=measured"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        ways.put("HTTP", () -> send(client, request));
        Map<String, List<Long>> nanos = new LinkedHashMap<>();
        ways.keySet().forEach(way -> nanos.put(way, new ArrayList<>()));
        long begin = System.nanoTime();
        for (int round = 0; round < ROUNDS && (round < 2 || System.nanoTime() - begin < ENOUGH); round++) {
            for (Map.Entry<String, Runnable> way : ways.entrySet()) {
                nanos.get(way.getKey()).add(timed(way.getValue(), way.getKey().equals("HTTP") ? CALLS / 200 : CALLS));
            }
        }
        String measured = nanos.entrySet().stream()
                .map(each -> each.getKey() + " " + median(each.getValue()))
                .collect(Collectors.joining("\n"));
        LOG.log(System.Logger.Level.INFO, "nanoseconds a publication:\n{0}", measured);
        return measured;
    }

    private static HubOperations neighbour() {
        try {
            return JMX.newMBeanProxy(
                    ManagementFactory.getPlatformMBeanServer(),
                    new ObjectName("io.tidings:type=Hub,name=portal"),
                    HubOperations.class);
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HttpClient client, HttpRequest request) {
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long timed(Runnable call, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / times;
    }

    /** Of the later half: before that the JVM warms up. */
    private static long median(List<Long> nanos) {
        List<Long> warm = nanos.stream().skip(nanos.size() / 2).sorted().toList();
        return warm.get(warm.size() / 2);
    }
}
