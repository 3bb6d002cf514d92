package io.tidings.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tidings.hub.Await;
import io.tidings.hub.Limit;
import io.tidings.protocol.DisconnectCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextExpositionTest {

    private static final String CONNECT = "{\"id\":1,\"connect\":{}}";
    private static final String SUBSCRIBE = "{\"id\":2,\"subscribe\":{\"channel\":\"chat:a\"}}";

    private final ObservedHub observed = new ObservedHub();

    @AfterEach
    void close() {
        observed.close();
    }

    private String text(String accept) {
        var out = new ByteArrayOutputStream();
        try {
            TextExposition.write(observed.source().read(), new TextExposition().format(accept), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void shows(String line) {
        Pattern whole = Pattern.compile("^" + line + "$", Pattern.MULTILINE);
        Await.until(
                () -> line + " is in\n" + text(""),
                () -> whole.matcher(text("")).find());
    }

    @Test
    void what_two_transports_did_is_shown_for_each_of_them() {
        observed.client("websocket", CONNECT, SUBSCRIBE);
        observed.client("sse", CONNECT + "\n" + SUBSCRIBE);
        observed.publishes("chat:a", "1");
        shows("tidings_deliveries_total\\{transport=\"sse\"\\} 1\\.0");
        shows("tidings_deliveries_total\\{transport=\"websocket\"\\} 1\\.0");
        shows("tidings_received_frames_total\\{transport=\"websocket\"\\} 2\\.0");
        shows("tidings_received_frames_total\\{transport=\"sse\"\\} 1\\.0");
        shows("tidings_connections\\{format=\"json\",transport=\"sse\"\\} 1\\.0");
        shows("tidings_publications_total\\{namespace=\"chat\"\\} 1\\.0");
        shows("tidings_commands_total\\{command=\"subscribe\"\\} 2\\.0");
        shows("tidings_commands_total\\{command=\"presence_stats\"\\} 0\\.0");
        shows("tidings_subscriptions 2\\.0");
        shows("tidings_sent_messages_total\\{transport=\"sse\"\\} 3\\.0");
        shows("tidings_publish_to_socket_seconds\\{transport=\"websocket\",quantile=\"0\\.99\"\\} [0-9.E-]+");
        shows("tidings_publish_to_socket_seconds_count\\{transport=\"websocket\"\\} 1");
    }

    @Test
    void ends_refusals_and_who_lingers_are_shown() {
        observed.client("websocket", CONNECT).closed();
        observed.client("websocket", CONNECT).disconnect(DisconnectCode.EXPIRED);
        observed.hub().refused(Limit.NODE_HANDSHAKES);
        shows("tidings_disconnects_total\\{code=\"3000\"\\} 1\\.0");
        shows("tidings_disconnects_total\\{code=\"3005\"\\} 1\\.0");
        shows("tidings_connections_lingering 1\\.0");
        shows("tidings_refusals_total\\{limit=\"node_handshakes\"\\} 1\\.0");
        shows("tidings_refusals_total\\{limit=\"commands\"\\} 0\\.0");
        shows("tidings_close_seconds\\{quantile=\"0\\.5\"\\} NaN");
    }

    @Test
    void the_frame_sender_is_shown_once_it_is_known() {
        assertFalse(text("").contains("tidings_frame_sender"));
        observed.frameSenderIs("tyrus");
        shows("tidings_frame_sender_info\\{sender=\"tyrus\"\\} 1");
    }

    @Test
    void who_asks_for_open_metrics_gets_it() {
        String text = text("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertTrue(text.endsWith("# EOF\n"), text);
        assertTrue(text.contains("# TYPE tidings_build info\n"), text);
    }

    @Test
    void quantiles_are_those_of_the_last_minute_and_counts_those_since_the_start() {
        Instrument connects = Instruments.ALL.stream()
                .filter(instrument -> instrument.name().equals("tidings_connect_seconds"))
                .findFirst()
                .orElseThrow();
        long[] now = {0};
        var source =
                new MetricsSource(observed.hub(), new Refusals(), () -> "", Optional::empty, List::of, () -> now[0]);
        observed.client("websocket", CONNECT);
        shows("tidings_connect_seconds_count 1");
        for (int second : List.of(1, 30, 59)) {
            now[0] = Duration.ofSeconds(second).toNanos();
            assertTrue(summary(source, connects).quantiles().get(0) > 0, "second " + second);
        }
        now[0] = Duration.ofSeconds(95).toNanos();
        assertTrue(summary(source, connects).quantiles().get(0).isNaN());
        assertEquals(1, summary(source, connects).count());
    }

    private static Sample.Summary summary(MetricsSource source, Instrument instrument) {
        return (Sample.Summary) instrument.reader().apply(source).get(0);
    }
}
